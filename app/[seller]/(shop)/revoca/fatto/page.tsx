import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Callout } from "@/components/ui/callout";
import { Page, PageTitle } from "@/components/ui/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("revocation"))("done.title") };
}

/** A safe page to come back to: the mailbox is closed. */
export default async function Revoked() {
  const t = await getTranslations("revocation.done");
  return (
    <Page width="narrow">
      <PageTitle>{t("title")}</PageTitle>
      <Callout kind="good">{t("text")}</Callout>
    </Page>
  );
}
