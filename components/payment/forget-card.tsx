"use client";
import { type FormAction, FormShell } from "@/components/ui/form";

/** One press, and the kept card pays nothing any more. */
export function ForgetCard({ action, label }: { action: FormAction; label: string }) {
  return <FormShell action={action} namespace="prepaid" submitLabel={label} submitColor="red" />;
}
