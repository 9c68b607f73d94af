import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BulkResult } from "@/components/mailboxes/bulk/bulk-result";
import { Page, PageTitle } from "@/components/ui/page";
import { dayInRome, formatDay } from "@/lib/kernel/day";
import { renewalBatch } from "@/lib/mailboxes/queries/bulk";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { requireStaff } from "@/lib/platform/session";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("renewals.staff"))("title") };
}

/** What was renewed by one act for a customer, mailbox by mailbox. */
export default async function RenewedForCustomer({ params }: Props) {
  const { seller, id } = await params;
  await requireStaff(seller, ...STAFF_ROLES);
  const [t, batch] = await Promise.all([getTranslations("renewals"), renewalBatch(seller, id)]);
  if (!batch) notFound();
  return (
    <Page width="wide">
      <Link href={`/${seller}/desk/caselle`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle>{t("done.title", { day: formatDay(dayInRome(batch.madeAt)) })}</PageTitle>
      <BulkResult result={batch} invoiceHref={(invoiceId) => `/${seller}/fatture/${invoiceId}/pdf`} />
    </Page>
  );
}
