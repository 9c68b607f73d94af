"use client";
import { IconAlertTriangle, IconCheck, IconClock, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { useWatch } from "react-hook-form";
import { TextField } from "@/components/ui/form";
import { useRefusalText } from "@/lib/i18n/use-refusal-text";
import type { NameSaid } from "./name-said";
import css from "./purchase.module.css";
import { useNameAnswer } from "./use-name-answer";

type Props = {
  name: string;
  label: string;
  description?: string;
  optional: boolean;
  checkHref: string;
  domain: string;
  said: NameSaid | null;
};

/** One wish: the field, its domain, and the answer below it, spoken when it comes. */
export function NameField({ name, label, description, optional, checkHref, domain, said }: Props) {
  const typed: unknown = useWatch({ name });
  const answer = useNameAnswer({ href: checkHref, domain, text: typeof typed === "string" ? typed : "", said });
  return (
    <div>
      <div style={{ "--input-right-section-width": `${domain.length + 3}ch` } as CSSProperties}>
        <TextField
          name={name}
          label={label}
          optional={optional}
          {...(description ? { description } : {})}
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
          rightSection={<span className={css.domain}>@{domain}</span>}
        />
      </div>
      <p className={css.answer} aria-live="polite" data-answer={answer === "checking" ? answer : answer?.answer}>
        {answer === "checking" ? <Checking /> : answer && <Answer said={answer} />}
      </p>
    </div>
  );
}

const Checking = () => useTranslations("names.answer")("checking");

const ICONS = {
  unchecked: IconClock,
  free: IconCheck,
  held: IconCheck,
  taken: IconX,
  invalid: IconX,
  lost: IconX,
  unavailable: IconAlertTriangle,
};

function Answer({ said }: { said: NameSaid }) {
  const t = useTranslations("names.answer");
  const words = useRefusalText("names");
  if (said.answer === "unchecked") return null;
  const Icon = ICONS[said.answer];
  const why = said.reason && words({ code: said.reason, ...(said.params ? { params: said.params } : {}) });
  return (
    <>
      <Icon size={16} aria-hidden />
      <span>
        <strong>{t(said.answer)}</strong>
        {why ? `: ${why}` : ""}
      </span>
    </>
  );
}
