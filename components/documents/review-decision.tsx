"use client";
import { Button, Group, Text } from "@mantine/core";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { useFormContext } from "react-hook-form";
import { type Choice, type FormAction, FormShell, HiddenField } from "@/components/ui/form";
import { useKeys } from "@/components/ui/use-keys";
import css from "./documents.module.css";
import { type DecidedPaper, PaperVerdict } from "./paper-verdict";

type Props = {
  /** False: already decided, or not for this person to decide. */
  open: boolean;
  reviewId: string;
  papers: readonly DecidedPaper[];
  reasons: Choice[];
  paid: boolean;
  decide: FormAction;
  queueHref: string;
  nextHref: string | null;
};

/** A decision on each paper, recorded in one act; A approves all, R leads to the first, N to the next of the queue. */
export function ReviewDecision({ open, nextHref, queueHref, ...props }: Props) {
  const t = useTranslations("review");
  return (
    <div className={css.decision}>
      {open && <DecisionForm {...props} />}
      <WayOn nextHref={nextHref} queueHref={queueHref} label={t(open ? "skip" : "decided.next")} />
    </div>
  );
}

function WayOn({ nextHref, queueHref, label }: { nextHref: string | null; queueHref: string; label: ReactNode }) {
  const t = useTranslations("review");
  const router = useRouter();
  useKeys({ n: () => router.push(nextHref ?? queueHref) });
  return (
    <p>
      {nextHref && (
        <>
          <Link href={nextHref} prefetch={false}>
            {label}
          </Link>
          {" · "}
        </>
      )}
      <Link href={queueHref}>{t("decided.queue")}</Link>
    </p>
  );
}

type FormProps = Pick<Props, "reviewId" | "papers" | "reasons" | "paid" | "decide">;

function DecisionForm({ reviewId, papers, reasons, paid, decide }: FormProps) {
  const t = useTranslations("review");
  const values = papers.map(({ kind, approved }) => [
    kind,
    { verdict: approved ? "approve" : "", reason: "", note: "" },
  ]);
  return (
    <FormShell
      action={decide}
      namespace="review"
      submitLabel={t("record")}
      id="decide"
      defaultValues={{ papers: Object.fromEntries(values) }}
    >
      <HiddenField name="reviewId" value={reviewId} />
      <ApproveAll papers={papers} />
      {papers.map((paper) => (
        <PaperVerdict key={paper.kind} paper={paper} reasons={reasons} />
      ))}
      <Text size="sm">{t(paid ? "approve-paid" : "approve-unpaid")}</Text>
      <Text size="sm" c="dimmed">
        {t("keys")}
      </Text>
    </FormShell>
  );
}

function ApproveAll({ papers }: { papers: readonly DecidedPaper[] }) {
  const t = useTranslations("review");
  const { setValue } = useFormContext();
  const here = useRef<HTMLDivElement>(null);
  const form = () => here.current?.closest("form");
  const approveAll = () => {
    for (const { kind } of papers) setValue(`papers.${kind}.verdict`, "approve");
    form()?.querySelector<HTMLElement>("button[type=submit]")?.focus();
  };
  useKeys({ a: approveAll, r: () => form()?.querySelector<HTMLElement>("input[value=reject]")?.focus() });
  return (
    <Group mb="md" ref={here}>
      <Button variant="light" onClick={approveAll}>
        {t("approve-all")}
      </Button>
    </Group>
  );
}
