"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useFormContext, useWatch } from "react-hook-form";
import { type FormAction, FormShell, SelectField } from "@/components/ui/form";
import { NameField } from "./name-field";
import type { NameSaid } from "./name-said";
import css from "./purchase.module.css";

type Props = {
  action: FormAction;
  /** Where a single name is asked about: answers JSON. */
  checkHref: string;
  /** Domains to choose among; one alone is not asked. */
  domains: string[];
  domain: string;
  /** The wishes as last checked, by rank. */
  said: (NameSaid | null)[];
  suggestions: string[];
};

const RANKS = ["first", "second", "third"] as const;

/** Three names in order of preference, each with its answer while typing stops; Valida holds the first free one. */
export function NamesForm({ action, checkHref, domains, domain, said, suggestions }: Props) {
  const t = useTranslations("names");
  const names = RANKS.map((_, i) => said[i]?.localPart ?? "");
  return (
    <FormShell action={action} namespace="names" defaultValues={{ domain, names }} submitLabel={t("validate")}>
      {domains.length > 1 && (
        <SelectField
          name="domain"
          label={t("domain")}
          choices={domains.map((each) => ({ value: each, label: `@${each}` }))}
        />
      )}
      <Fields checkHref={checkHref} domain={domain} said={said} />
      {suggestions.length > 0 && <Suggestions names={suggestions} said={said} />}
    </FormShell>
  );
}

function Fields({ checkHref, domain, said }: Pick<Props, "checkHref" | "domain" | "said">) {
  const t = useTranslations("names");
  const chosen: unknown = useWatch({ name: "domain" });
  const current = typeof chosen === "string" && chosen ? chosen : domain;
  return RANKS.map((rank, i) => (
    <NameField
      key={rank}
      name={`names.${i}`}
      label={t(rank)}
      optional={i > 0}
      {...(i === 0 ? { description: t("example") } : {})}
      checkHref={checkHref}
      domain={current}
      said={current === domain ? (said[i] ?? null) : null}
    />
  ));
}

/** Free alternatives as buttons: each goes into the first field whose name can't be had. */
function Suggestions({ names, said }: { names: string[]; said: Props["said"] }) {
  const t = useTranslations("names");
  const { setValue, getValues } = useFormContext();
  const use = (name: string) => {
    const typed = RANKS.map((_, i) => String(getValues(`names.${i}`) ?? ""));
    const lost = typed.findIndex(
      (text, i) => text === "" || (text === said[i]?.localPart && said[i]?.answer !== "free"),
    );
    setValue(`names.${lost === -1 ? 0 : lost}`, name, { shouldDirty: true });
  };
  return (
    <fieldset className={css.group}>
      <legend>{t("suggestions")}</legend>
      <ul className={css.suggestions}>
        {names.map((name) => (
          <li key={name}>
            <Button variant="default" size="compact-md" onClick={() => use(name)} aria-label={t("use", { name })}>
              {name}
            </Button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
