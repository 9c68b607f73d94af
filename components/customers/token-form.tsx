"use client";
import { type FormAction, FormShell, HiddenField } from "@/components/ui/form";
import { tokenSchema } from "@/lib/customers/schema";

/** The one button of a page that a mailed link leads to. */
export const TokenForm = ({ action, token, label }: { action: FormAction; token: string; label: string }) => (
  <FormShell action={action} schema={tokenSchema} namespace="access" defaultValues={{ token }} submitLabel={label}>
    <HiddenField name="token" value={token} />
  </FormShell>
);
