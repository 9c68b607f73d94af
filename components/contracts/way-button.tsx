"use client";
import { type FormAction, FormShell, HiddenField } from "@/components/ui/form";
import type { SigningWay } from "@/lib/contracts/signing";

/** Chooses a way to sign at once. */
export function WayButton({ action, way, label }: { action: FormAction; way: SigningWay; label: string }) {
  return (
    <FormShell action={action} namespace="contract" id={`way-${way}`} submitLabel={label}>
      <HiddenField name="way" value={way} />
    </FormShell>
  );
}
