import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvoiceTable } from "@/components/invoicing/invoice-table";
import { Page, PageTitle } from "@/components/ui/page";
import { numberText } from "@/lib/invoicing/invoice";
import { invoicesOf } from "@/lib/invoicing/queries";
import { fromDb, isoDay } from "@/lib/kernel/day";
import { requireUser } from "@/lib/platform/session";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invoices"))("title") };
}

/** The invoices of the customer's orders. */
export default async function Invoices({ params }: Props) {
  const { seller } = await params;
  const { userId } = await requireUser(seller);
  const [t, invoices] = await Promise.all([getTranslations("invoices"), invoicesOf(seller, userId)]);
  const rows = invoices.map((invoice) => ({
    id: invoice.id,
    number: numberText(invoice),
    issuedOn: isoDay(fromDb(invoice.issuedOn)),
    orderCode: invoice.orderCode,
    totalCents: invoice.totalCents,
    isNote: invoice.creditedId !== null,
    state: invoice.state,
    ready: invoice.fileId !== null,
    hasXml: invoice.hasXml,
  }));
  return (
    <Page>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <InvoiceTable rows={rows} path={`/${seller}/fatture`} />
    </Page>
  );
}
