import { Text } from "@mantine/core";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MailParameters } from "@/components/catalogue/mail-parameters";
import { RevealCredentials } from "@/components/mailboxes/reveal-credentials";
import { Callout } from "@/components/ui/callout";
import { Page, PageTitle } from "@/components/ui/page";
import { now } from "@/lib/platform/clock";
import { findLink } from "@/lib/platform/links";
import { policyOf } from "@/lib/sellers/queries";
import { reveal } from "./actions";

type Props = { params: Promise<{ seller: string; token: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mailboxes.credentials");
  return { title: t("title"), robots: { index: false, follow: false } };
}

export default async function CredentialsPage({ params }: Props) {
  const { seller, token } = await params;
  const policy = await policyOf(seller);
  if (!policy) notFound();
  const [t, link] = await Promise.all([
    getTranslations("mailboxes.credentials"),
    findLink(seller, "credentials", token, now()),
  ]);
  return (
    <Page width="narrow">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      {link ? (
        <>
          <Text mb="lg">{t("explain")}</Text>
          <RevealCredentials
            action={reveal.bind(null, seller, token)}
            used={link.usedAt !== null}
            spent={<Spent seller={seller} kind="used" />}
          />
        </>
      ) : (
        <Spent seller={seller} kind="unknown" />
      )}
      <MailParameters mail={policy.service.mail} setUp={`/${seller}/configura`} />
    </Page>
  );
}

/** The link shows nothing any more: how to get another. */
async function Spent({ seller, kind }: { seller: string; kind: "used" | "unknown" }) {
  const t = await getTranslations("mailboxes.credentials");
  return (
    <Callout kind="warning" title={t(`${kind}.title`)}>
      {t.rich(`${kind}.text`, {
        account: (words) => <Link href={`/${seller}/caselle`}>{words}</Link>,
        help: (words) => <Link href={`/${seller}/contatti`}>{words}</Link>,
      })}
    </Callout>
  );
}
