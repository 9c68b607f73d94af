"use client";
import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { type FormAction, FormShell, HiddenField } from "@/components/ui/form";

type Props = {
  /** "25 mailboxes …, 12.00 each", ready to be read. */
  says: string;
  /** Null: all are ordered, or its time is over. */
  order: FormAction | null;
  hidden: { name: string; value: string };
};

/** What was offered on a request; whoever asked opens the next order. */
export function OfferedMailboxes({ says, order, hidden }: Props) {
  const t = useTranslations("requests.offer");
  return (
    <Callout kind={order ? "info" : "good"}>
      <p>{says}</p>
      {order ? (
        <FormShell
          id="order"
          action={order}
          namespace="requests"
          defaultValues={{ [hidden.name]: hidden.value }}
          submitLabel={t("order")}
        >
          <HiddenField name={hidden.name} value={hidden.value} />
        </FormShell>
      ) : (
        <p>{t("none-left")}</p>
      )}
    </Callout>
  );
}
