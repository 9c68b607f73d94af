import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BulkResult } from "@/components/mailboxes/bulk/bulk-result";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { dayInRome, formatDay } from "@/lib/kernel/day";
import { renewalBatch } from "@/lib/mailboxes/queries/bulk";
import { requireUser } from "@/lib/platform/session";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("renewals"))("title") };
}

/** What was renewed by one act, mailbox by mailbox. */
export default async function RenewedTogether({ params }: Props) {
  const { seller, id } = await params;
  const [t, viewer] = await Promise.all([getTranslations("renewals"), requireUser(seller)]);
  const batch = await renewalBatch(seller, id, { userId: viewer.userId });
  if (!batch) notFound();
  return (
    <Page>
      <PageTitle
        actions={
          <LinkedButton href={`/${seller}/caselle`} variant="default">
            {t("back")}
          </LinkedButton>
        }
      >
        {t("done.title", { day: formatDay(dayInRome(batch.madeAt)) })}
      </PageTitle>
      <BulkResult result={batch} invoiceHref={(invoiceId) => `/${seller}/fatture/${invoiceId}/pdf`} />
    </Page>
  );
}
