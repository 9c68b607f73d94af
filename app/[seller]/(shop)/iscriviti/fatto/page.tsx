import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signed-up"))("title") };
}

/** Said alike whether the address was new or not: only its owner learns which, by mail. */
export default async function SignedUpPage({ params }: Props) {
  const [{ seller }, t] = await Promise.all([params, getTranslations("auth.signed-up")]);
  return (
    <Page width="narrow">
      <PageTitle>{t("title")}</PageTitle>
      <Text mb="md">{t("text")}</Text>
      <Text mb="md">{t("meanwhile")}</Text>
      <Text mb="lg" c="dimmed">
        {t("nothing")}
      </Text>
      <LinkedButton href={`/${seller}/accedi`}>{t("sign-in")}</LinkedButton>
    </Page>
  );
}
