"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField } from "@/components/ui/form";

/** One button that puts the order into the area of who is signed in. */
export function AdoptForm({ action, token }: { action: FormAction; token: string }) {
  const t = useTranslations("purchase.adopt");
  return (
    <FormShell action={action} namespace="purchase" id="adopt" submitLabel={t("submit")}>
      <HiddenField name="token" value={token} />
    </FormShell>
  );
}
