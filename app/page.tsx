import { Text, Title } from "@mantine/core";
import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import css from "@/components/catalogue/catalogue.module.css";
import { BrandLink, Header, Main, SkipLink } from "@/components/shell/frame";
import { LanguageSwitch } from "@/components/shell/language-switch";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { inLocale } from "@/lib/i18n/locales";
import { switchLocale } from "@/lib/i18n/switch-locale";
import { hasOutbox } from "@/lib/notifications/exchanges/sandbox-outbox";
import { listSellers } from "@/lib/sellers/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: `${(await getTranslations("shop.sellers"))("title")} – Sportello` };
}

/** The installation's own page: who sells here. */
export default async function Sellers() {
  const [t, locale, sellers] = await Promise.all([getTranslations("shop.sellers"), getLocale(), listSellers()]);
  return (
    <>
      <SkipLink />
      <Header>
        <BrandLink name="Sportello" href="/" />
        <LanguageSwitch action={switchLocale} back="/" />
      </Header>
      <Main>
        <Page>
          <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
          {sellers.length === 0 && <EmptyState title={t("none.title")}>{t("none.text")}</EmptyState>}
          <div className={css.cards}>
            {sellers.map(({ seller, policy: { brand } }) => (
              <article key={seller} className={css.card}>
                <Title order={2} size="h3">
                  <Link href={`/${seller}`} className="row-link">
                    {brand.name}
                  </Link>
                </Title>
                <Text>{inLocale(brand.tagline, locale)}</Text>
                <Text size="sm" c="dimmed" mt="auto">
                  {brand.legalName}
                </Text>
              </article>
            ))}
          </div>
          {hasOutbox() && (
            <div className={css.demo}>
              <Callout title={t("demo.title")}>{t("demo.text")}</Callout>
              <div className={css.two}>
                <section className="panel">
                  <Title order={2} size="h4">
                    {t("demo.sign-in")}
                  </Title>
                  <Text mt="xs">{t("demo.sign-in-text")}</Text>
                </section>
                <section className="panel">
                  <Title order={2} size="h4">
                    {t("demo.mail")}
                  </Title>
                  <Text mt="xs" mb="sm">
                    {t("demo.mail-text")}
                  </Text>
                  <LinkedButton href="/posta-demo" variant="outline">
                    {t("demo.open-mail")}
                  </LinkedButton>
                </section>
              </div>
            </div>
          )}
        </Page>
      </Main>
    </>
  );
}
