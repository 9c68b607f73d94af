"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { ErrorSummary, type FormAction } from "@/components/ui/form";

const FORM = "cancel-order";

/** Gives the order up, after asking once. */
export function CancelForm({ action }: { action: FormAction }) {
  const t = useTranslations("purchase.status");
  const [result, post] = useActionState(action, null);
  return (
    <>
      <ErrorSummary errors={result && !result.ok ? result.errors : []} attempt={result ? 1 : 0} />
      <form id={FORM} action={post} />
      <ConfirmButton label={t("cancel")} consequence={t("cancel-consequence")} form={FORM} />
    </>
  );
}
