"use client";
import { type FormAction, FormShell, HiddenField } from "@/components/ui/form";

/** One press to the card page of a booked top-up. */
export function PayTopUp({ action, topUpId, label }: { action: FormAction; topUpId: string; label: string }) {
  return (
    <FormShell action={action} namespace="prepaid" submitLabel={label}>
      <HiddenField name="topUpId" value={topUpId} />
    </FormShell>
  );
}
