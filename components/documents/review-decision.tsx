"use client";
import { Text } from "@mantine/core";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { type FormAction, FormShell, HiddenField, SelectField, TextareaField } from "@/components/ui/form";
import { useKeys } from "@/components/ui/use-keys";
import type { DocumentKind } from "@/lib/documents/document";
import { REJECTION_REASONS } from "@/lib/documents/review";
import css from "./documents.module.css";
import { KindsField } from "./kinds-field";

type Props = {
  /** False: already decided, or not for this person to decide. */
  open: boolean;
  reviewId: string;
  asked: readonly DocumentKind[];
  paid: boolean;
  approve: FormAction;
  reject: FormAction;
  queueHref: string;
  nextHref: string | null;
};

/** Approve or send back; A and R lead to either, N to the next of the queue. */
export function ReviewDecision({ open, nextHref, queueHref, ...props }: Props) {
  const t = useTranslations("review");
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const rejection = useRef<HTMLDetailsElement>(null);
  useKeys({
    a: () => box.current?.querySelector<HTMLElement>("#approve button[type=submit]")?.focus(),
    r: () => {
      if (rejection.current) rejection.current.open = true;
      rejection.current?.querySelector<HTMLElement>("select")?.focus();
    },
    n: () => router.push(nextHref ?? queueHref),
  });
  return (
    <div className={css.decision} ref={box}>
      {open && (
        <>
          <Approve {...props} />
          <details ref={rejection}>
            <summary>{t("reject")}</summary>
            <Reject {...props} />
          </details>
          <Text size="sm" c="dimmed">
            {t("keys")}
          </Text>
        </>
      )}
      <p>
        {nextHref && (
          <>
            <Link href={nextHref} prefetch={false}>
              {t(open ? "skip" : "decided.next")}
            </Link>
            {" · "}
          </>
        )}
        <Link href={queueHref}>{t("decided.queue")}</Link>
      </p>
    </div>
  );
}

type Decision = Pick<Props, "reviewId" | "asked" | "paid" | "approve" | "reject">;

function Approve({ reviewId, paid, approve }: Decision) {
  const t = useTranslations("review");
  return (
    <FormShell action={approve} namespace="review" submitLabel={t("approve")} id="approve">
      <HiddenField name="reviewId" value={reviewId} />
      <Text size="sm">{t(paid ? "approve-paid" : "approve-unpaid")}</Text>
    </FormShell>
  );
}

function Reject({ reviewId, asked, reject }: Decision) {
  const t = useTranslations("review");
  const reasons = REJECTION_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }));
  return (
    <FormShell action={reject} namespace="review" submitLabel={t("reject")} submitColor="red" id="reject">
      <HiddenField name="reviewId" value={reviewId} />
      <Text size="sm" mb="sm">
        {t("reject-lead")}
      </Text>
      <SelectField name="reason" label={t("reason")} empty={t("reason-empty")} choices={reasons} />
      <TextareaField name="note" label={t("note")} description={t("note-hint")} rows={3} maxLength={500} optional />
      <KindsField kinds={asked} />
    </FormShell>
  );
}
