import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { policyOf } from "@/lib/sellers/queries";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access.by-document"))("done-title") };
}

/** Said alike whatever was found. */
export default async function AskedByDocumentPage({ params }: Props) {
  const [{ seller }, t] = [await params, await getTranslations("access.by-document")];
  const policy = await policyOf(seller);
  if (!policy) notFound();
  return (
    <Page width="narrow">
      <PageTitle>{t("done-title")}</PageTitle>
      <Text mb="md">{t("done")}</Text>
      <Text mb="lg">{t("done-time", { hours: policy.service.promises.requestHours })}</Text>
      <LinkedButton href={`/${seller}/accedi`}>{t("sign-in")}</LinkedButton>
    </Page>
  );
}
