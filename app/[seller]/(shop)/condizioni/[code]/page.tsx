import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import css from "@/components/catalogue/catalogue.module.css";
import { Page, PageTitle } from "@/components/ui/page";
import { PrintButton } from "@/components/ui/print-button";
import { inLocale } from "@/lib/i18n/locales";
import { policyOf } from "@/lib/sellers/queries";

type Props = { params: Promise<{ seller: string; code: string }> };

const documentOf = cache(async (seller: string, code: string) => {
  const policy = await policyOf(seller);
  return policy?.identity.terms.find((each) => each.code === code) ?? null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { seller, code } = await params;
  const found = await documentOf(seller, code);
  return found ? { title: inLocale(found.title, await getLocale()) } : {};
}

export default async function Terms({ params }: Props) {
  const { seller, code } = await params;
  const found = await documentOf(seller, code);
  if (!found) notFound();
  const [t, locale] = await Promise.all([getTranslations("shop.terms"), getLocale()]);
  return (
    <Page width="narrow">
      <PageTitle lead={t("version", { version: found.version })} actions={<PrintButton />}>
        {inLocale(found.title, locale)}
      </PageTitle>
      <Text component="div" className={css.prose}>
        {inLocale(found.text, locale)}
      </Text>
    </Page>
  );
}
