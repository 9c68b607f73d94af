import Link from "next/link";
import { useTranslations } from "next-intl";
import { Day } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { Money } from "@/components/ui/money";
import type { InvoiceState } from "@/lib/invoicing/life";
import type { Day as KernelDay } from "@/lib/kernel/day";
import { addressLine, type BillingParty } from "@/lib/orders/answers";
import { InvoiceBadge } from "./invoice-badge";

interface Props {
  state: InvoiceState;
  issuedOn: KernelDay;
  party: BillingParty | null;
  netCents: number;
  vatCents: number;
  totalCents: number;
  vatSplit: boolean;
  stampCents: number;
  order: { code: string; href: string };
  /** Of a credit note: the invoice it takes back, and why. */
  credited: { number: string | null; href: string; reason: string | null } | null;
  resendBy: KernelDay | null;
}

/** What an invoice is, for the desk. */
export function InvoiceFacts(invoice: Props) {
  const t = useTranslations("invoices.desk.one");
  const { party, credited, order } = invoice;
  const items = [
    { term: t("state"), value: <InvoiceBadge state={invoice.state} /> },
    { term: t("issued"), value: <Day value={invoice.issuedOn} /> },
    { term: t("resend-by"), value: invoice.resendBy && <Day value={invoice.resendBy} /> },
    { term: t("order"), value: <Link href={order.href}>{order.code}</Link> },
    { term: t("credits"), value: credited && <Link href={credited.href}>{credited.number}</Link> },
    { term: t("reason"), value: credited?.reason },
    { term: t("net"), value: <Money cents={invoice.netCents} /> },
    { term: t(invoice.vatSplit ? "vat-split" : "vat"), value: <Money cents={invoice.vatCents} /> },
    { term: t("total"), value: <Money cents={invoice.totalCents} /> },
    { term: t("stamp"), value: invoice.stampCents > 0 && <Money cents={invoice.stampCents} /> },
  ];
  const billed = party
    ? [
        { term: t("billed-to"), value: party.name },
        { term: t("address"), value: addressLine(party.address) },
        { term: t("country"), value: party.country === "IT" ? null : party.country },
        { term: t("vat-number"), value: party.vatNumber },
        { term: t("tax-code"), value: party.taxCode },
        { term: t("sdi-code"), value: party.sdiCode },
        { term: t("ipa-code"), value: party.ipaCode },
        { term: t("pec"), value: party.pec },
        { term: t("cig"), value: party.cig },
        { term: t("cup"), value: party.cup },
      ]
    : [{ term: t("billed-to"), value: t("unknown") }];
  return <DescriptionList items={[...items, ...billed].map((item) => ({ ...item, value: item.value || null }))} />;
}
