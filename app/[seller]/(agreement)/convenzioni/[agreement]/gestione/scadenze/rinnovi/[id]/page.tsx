import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BulkResult } from "@/components/mailboxes/bulk/bulk-result";
import { Page, PageTitle } from "@/components/ui/page";
import { dayInRome, formatDay } from "@/lib/kernel/day";
import { renewalBatch } from "@/lib/mailboxes/queries/bulk";
import { deskForPage } from "../../../open-desk";

type Props = { params: Promise<{ seller: string; agreement: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.renew"))("title") };
}

/** What the professional order renewed by one act, mailbox by mailbox. */
export default async function RenewedTogether({ params }: Props) {
  const { seller, desk, base } = await deskForPage(params);
  const batch = await renewalBatch(seller, (await params).id, { agreementId: desk.id });
  if (!batch) notFound();
  const [t, renewals] = await Promise.all([getTranslations("agreements.renew"), getTranslations("renewals")]);
  return (
    <Page>
      <Link href={`${base}/scadenze`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle>{renewals("done.title", { day: formatDay(dayInRome(batch.madeAt)) })}</PageTitle>
      <BulkResult result={batch} />
      <p>
        <Link href={`${base}/rendiconto`}>{t("statement")}</Link>
      </p>
    </Page>
  );
}
