import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BulkFile } from "@/components/mailboxes/bulk/bulk-file";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { MOST_AT_ONCE } from "@/lib/mailboxes/bulk";
import { requireUser } from "@/lib/platform/session";
import { orderTogether, payTogether, readFile } from "../actions";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("renewals.file"))("title") };
}

/** Mailboxes renewed from a list: read, checked line by line, then paid together. */
export default async function RenewFromList({ params }: Props) {
  const { seller } = await params;
  const [t] = await Promise.all([getTranslations("renewals"), requireUser(seller)]);
  return (
    <Page>
      <PageTitle
        lead={t("file.lead")}
        actions={
          <LinkedButton href={`/${seller}/caselle`} variant="default">
            {t("back")}
          </LinkedButton>
        }
      >
        {t("file.title")}
      </PageTitle>
      <BulkFile
        read={readFile.bind(null, seller)}
        pay={payTogether.bind(null, seller)}
        order={orderTogether.bind(null, seller)}
        most={MOST_AT_ONCE}
        topUpHref={`/${seller}/conto/versa`}
      />
    </Page>
  );
}
