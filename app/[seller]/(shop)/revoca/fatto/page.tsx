import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("revocation"))("done.title") };
}

/** A safe page to come back to: the mailbox is closed. */
export default async function Revoked({ params }: { params: Promise<{ seller: string }> }) {
  const [{ seller }, t] = await Promise.all([params, getTranslations("revocation.done")]);
  return (
    <Page width="narrow">
      <PageTitle>{t("title")}</PageTitle>
      <Callout kind="good">{t("text")}</Callout>
      <LinkedButton href={`/${seller}`} variant="default">
        {t("home")}
      </LinkedButton>
    </Page>
  );
}
