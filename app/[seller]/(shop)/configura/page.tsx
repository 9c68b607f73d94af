import { Anchor, Button, List, ListItem, Text, TextInput } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MailParameters } from "@/components/catalogue/mail-parameters";
import { Callout } from "@/components/ui/callout";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { domainOfAddress } from "@/lib/mailboxes/mail-programs";
import { policyOf } from "@/lib/sellers/queries";

type Props = { params: Promise<{ seller: string }>; searchParams: Promise<{ casella?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shop.set-up"))("title") };
}

/** How to read a mailbox in one's own mail program: ready-made settings, or the parameters to type in. */
export default async function SetUp({ params, searchParams }: Props) {
  const [{ seller }, { casella }] = await Promise.all([params, searchParams]);
  const policy = await policyOf(seller);
  if (!policy) notFound();
  const t = await getTranslations("shop.set-up");
  const asked = typeof casella === "string" ? casella.trim().toLowerCase().slice(0, 254) : "";
  const known = asked !== "" && domainOfAddress(policy, asked) !== null;
  return (
    <Page>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <form action={`/${seller}/configura`} className="search-bar">
        <TextInput
          name="casella"
          type="email"
          inputMode="email"
          autoComplete="email"
          label={t("address")}
          defaultValue={asked}
          placeholder={`nome.cognome@${policy.names.domains[0]}`}
        />
        <Button type="submit" variant="default">
          {t("show")}
        </Button>
      </form>
      {asked !== "" && !known && (
        <Callout kind="warning" title={t("not-ours.title")}>
          {t("not-ours.text", { domains: policy.names.domains.join(", ") })}
        </Callout>
      )}
      {known && (
        <>
          <Section title={t("apple.title")}>
            <Text mb="md">{t("apple.text")}</Text>
            <Button component="a" href={`/${seller}/api/profilo-posta?${new URLSearchParams({ casella: asked })}`}>
              {t("apple.download")}
            </Button>
          </Section>
          <Section title={t("thunderbird.title")}>
            <List type="ordered">
              {(["open", "address", "settings", "password"] as const).map((step) => (
                <ListItem key={step}>{t(`thunderbird.${step}`, { address: asked })}</ListItem>
              ))}
            </List>
            <Text mt="md">
              {t("thunderbird.file")}{" "}
              <Anchor underline="always" href={autoconfigHref(seller, asked)}>
                {t("thunderbird.download")}
              </Anchor>
            </Text>
          </Section>
        </>
      )}
      <MailParameters mail={policy.service.mail} />
      <Section title={t("password.title")}>
        <Text>{t("password.text")}</Text>
      </Section>
    </Page>
  );
}

/** The same settings as programs look for them by themselves. */
const autoconfigHref = (seller: string, address: string): string =>
  `/${seller}/.well-known/autoconfig/mail/config-v1.1.xml?${new URLSearchParams({ emailaddress: address })}`;
