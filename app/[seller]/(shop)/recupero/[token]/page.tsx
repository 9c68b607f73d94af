import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ResetPasswordForm } from "@/components/customers/recover-forms";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { resetAsked } from "@/lib/customers/queries/security";
import { questionText } from "@/lib/customers/security-answer";
import { policyOf } from "@/lib/sellers/queries";
import { choosePassword } from "../actions";

type Props = { params: Promise<{ seller: string; token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.reset"))("title") };
}

export default async function ResetPage({ params }: Props) {
  const [{ seller, token }, t, words] = await Promise.all([
    params,
    getTranslations("auth.reset"),
    getTranslations("access.question"),
  ]);
  const policy = await policyOf(seller);
  if (!policy) notFound();
  const asked = await resetAsked(seller, token, policy.access);
  if (!asked)
    return (
      <Page width="narrow">
        <PageTitle>{t("expired-title")}</PageTitle>
        <Text mb="lg">{t("expired", { minutes: policy.access.passwordLinkMinutes })}</Text>
        <LinkedButton href={`/${seller}/recupero`}>{t("again")}</LinkedButton>
      </Page>
    );
  if (asked.cancelled)
    return (
      <Page width="narrow">
        <PageTitle>{t("cancelled-title")}</PageTitle>
        <Text mb="lg">{t("cancelled")}</Text>
        <LinkedButton href={`/${seller}/recupero/documento`}>{t("by-document")}</LinkedButton>
      </Page>
    );
  return (
    <Page width="narrow">
      <PageTitle lead={t("lead", { userName: asked.userName })}>{t("title")}</PageTitle>
      <ResetPasswordForm
        action={choosePassword.bind(null, seller)}
        token={token}
        asked={{ userName: asked.userName, question: questionText(words, asked.question) }}
        rules={policy.access.password}
      />
    </Page>
  );
}
