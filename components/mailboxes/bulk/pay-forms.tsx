"use client";
import { useTranslations } from "next-intl";
import type { FormAction } from "@/components/ui/form";
import { Section } from "@/components/ui/page";
import { sumCents } from "@/lib/kernel/money";
import type { AgreedLine } from "@/lib/mailboxes/bulk";
import { BulkPayForm } from "./bulk-pay-form";

type Props = {
  action: FormAction;
  agreed: AgreedLine[];
  spendableCents: number | null;
  /** Done by the staff: whose account pays. */
  customer?: { userId: string; name: string };
};

/** What costs something is paid out of the prepaid account that has enough; what professional orders bear, by nobody here. */
export function PayForms({ action, agreed, spendableCents, customer }: Props) {
  const t = useTranslations("renewals");
  const owed = agreed.filter(({ totalCents }) => totalCents > 0);
  const borne = agreed.filter(({ totalCents }) => totalCents === 0);
  const totalCents = sumCents(owed.map((line) => line.totalCents));
  const who = customer ? { customer } : {};
  return (
    <>
      {owed.length > 0 && spendableCents !== null && spendableCents >= totalCents && (
        <Section title={t("pay.title")}>
          <BulkPayForm action={action} agreed={owed} totals={{ count: owed.length, totalCents }} {...who} />
        </Section>
      )}
      {borne.length > 0 && (
        <Section title={t("borne.title")}>
          <BulkPayForm action={action} agreed={borne} totals={{ count: borne.length, totalCents: 0 }} {...who} />
        </Section>
      )}
    </>
  );
}
