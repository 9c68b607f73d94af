import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import css from "@/components/catalogue/catalogue.module.css";
import { MailParameters } from "@/components/catalogue/mail-parameters";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { inLocale } from "@/lib/i18n/locales";
import { matching } from "@/lib/i18n/matching";
import { policyOf } from "@/lib/sellers/queries";

type Props = { params: Promise<{ seller: string }>; searchParams: Promise<{ q?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shop.help"))("title") };
}

export default async function Help({ params, searchParams }: Props) {
  const [{ seller }, { q }] = await Promise.all([params, searchParams]);
  const policy = await policyOf(seller);
  if (!policy) notFound();
  const [t, locale] = await Promise.all([getTranslations("shop.help"), getLocale()]);
  const query = typeof q === "string" ? q.trim().slice(0, 100) : "";
  const all = policy.service.faq.map(({ question, answer }) => ({
    question: inLocale(question, locale),
    answer: inLocale(answer, locale),
  }));
  const found = matching(all, query, ({ question, answer }) => `${question} ${answer}`);
  return (
    <Page>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <SearchBar path={`/${seller}/aiuto`} params={query ? { q: query } : {}} label={t("search")} />
      {query && <Text role="status">{t("found", { count: found.length, query })}</Text>}
      {query && found.length === 0 && (
        <>
          <Text mb="md">{t("none")}</Text>
          <LinkedButton href={`/${seller}/contatti`} variant="outline">
            {t("contact")}
          </LinkedButton>
        </>
      )}
      {found.length > 0 && (
        <Section title={t("questions")}>
          {found.map(({ question, answer }) => (
            <details key={question} className={css.question}>
              <summary>{question}</summary>
              <div>{answer}</div>
            </details>
          ))}
        </Section>
      )}
      <MailParameters mail={policy.service.mail} setUp={`/${seller}/configura`} />
      <Section title={t("ask.title")}>
        <Text mb="md">{t("ask.text")}</Text>
        <LinkedButton href={`/${seller}/assistenza`} variant="outline">
          {t("ask.action")}
        </LinkedButton>
      </Section>
      <Section title={t("keep.title")}>
        <Text>{t("keep.text")}</Text>
      </Section>
    </Page>
  );
}
