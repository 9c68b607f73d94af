import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Main, SkipLink } from "@/components/shell/frame";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("errors.not-found"))("title") };
}

export default async function NotFound() {
  const t = await getTranslations("errors.not-found");
  return (
    <>
      <SkipLink />
      <Main>
        <Page width="narrow">
          <PageTitle>{t("title")}</PageTitle>
          <Text mb="lg">{t("text")}</Text>
          <LinkedButton href="/">{t("home")}</LinkedButton>
        </Page>
      </Main>
    </>
  );
}
