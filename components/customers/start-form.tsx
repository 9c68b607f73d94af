"use client";
import { type FormAction, FormShell } from "@/components/ui/form";

type Props = { action: FormAction; label: string; id: string; danger?: boolean };

/** One button that does something of which there is nothing to fill in. */
export const StartForm = ({ action, label, id, danger }: Props) => (
  <FormShell
    id={id}
    action={action}
    namespace="access"
    submitLabel={label}
    {...(danger ? { submitColor: "red" } : {})}
  />
);
