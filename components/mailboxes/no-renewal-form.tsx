"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField } from "@/components/ui/form";
import type { ReminderAnswer } from "@/lib/mailboxes/no-renewal";

type Props = {
  action: FormAction;
  /** How the mailbox is known: by its id, or by the link in a reminder. */
  known: { mailboxId: string } | { token: string };
  /** It was said already: offers to take it back. */
  said: boolean;
};

/** The one button that says that a mailbox will not be renewed, or that it may be after all. */
export function NoRenewalForm({ action, known, said }: Props) {
  const t = useTranslations("mailboxes.no-renewal");
  const router = useRouter();
  const answer: ReminderAnswer = said ? "renewal" : "no-renewal";
  return (
    <FormShell
      key={answer}
      id="no-renewal"
      action={action}
      namespace="mailboxes"
      defaultValues={{ ...known, answer }}
      submitLabel={t(said ? "take-back" : "submit")}
      onDone={() => router.refresh()}
    >
      {Object.entries(known).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <HiddenField name="answer" value={answer} />
    </FormShell>
  );
}
