"use client";
import { Text } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField } from "@/components/ui/form";
import { formatCents } from "@/lib/kernel/money";
import type { PayerGroup } from "@/lib/mailboxes/together";
import type { PaymentMethod } from "@/lib/sellers/policy/common";

type Props = {
  action: FormAction;
  /** One for each party that is invoiced: an order has one invoice. */
  groups: PayerGroup[];
  /** Ways of payment to choose from on the next page. */
  ways: readonly PaymentMethod[];
};

/** Orders what the page shows, to be paid once by card, PayPal, transfer …: exactly that, and nothing else. */
export function TogetherForms({ action, groups, ways }: Props) {
  const t = useTranslations("renewals.together");
  const methods = useTranslations("payment.methods");
  const locale = useLocale();
  return (
    <>
      <Text mb="md">{t("text", { ways: ways.map((method) => methods(method)).join(", ") })}</Text>
      {groups.length > 1 && <Text mb="md">{t("several")}</Text>}
      {groups.map(({ key, name, agreed, count, totalCents, dutyCents }, n) => {
        const lines = JSON.stringify(agreed);
        const total = formatCents(totalCents, locale);
        return (
          <FormShell
            key={key}
            id={`together-${n}`}
            action={action}
            namespace="renewals"
            defaultValues={{ lines }}
            submitLabel={groups.length > 1 ? t("submit-for", { total, count, name }) : t("submit", { total, count })}
          >
            <HiddenField name="lines" value={lines} />
            {dutyCents > 0 && <Text>{t("duty", { duty: formatCents(dutyCents, locale) })}</Text>}
          </FormShell>
        );
      })}
    </>
  );
}
