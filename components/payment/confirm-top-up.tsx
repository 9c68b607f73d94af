"use client";
import { Text } from "@mantine/core";
import { type FormAction, FormShell, HiddenField } from "@/components/ui/form";
import { LinkedButton } from "@/components/ui/linked-button";

interface Props {
  action: FormAction;
  /** Euros with two decimals, as the form is read. */
  amount: string;
  method: string;
  note: string;
  label: string;
  change: { href: string; label: string };
}

/** The press that books a top-up. */
export function ConfirmTopUp({ action, amount, method, note, label, change }: Props) {
  return (
    <FormShell
      action={action}
      namespace="prepaid"
      submitLabel={label}
      aside={
        <LinkedButton href={change.href} variant="subtle">
          {change.label}
        </LinkedButton>
      }
    >
      <HiddenField name="amount" value={amount} />
      <HiddenField name="method" value={method} />
      <Text mt="md">{note}</Text>
    </FormShell>
  );
}
