import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ResetPasswordForm } from "@/components/customers/recover-forms";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { userNameOfReset } from "@/lib/customers/queries";
import { choosePassword } from "../actions";

type Props = { params: Promise<{ seller: string; token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.reset"))("title") };
}

export default async function ResetPage({ params }: Props) {
  const [{ seller, token }, t] = await Promise.all([params, getTranslations("auth.reset")]);
  const userName = await userNameOfReset(seller, token);
  if (userName === null)
    return (
      <Page width="narrow">
        <PageTitle>{t("expired-title")}</PageTitle>
        <Text mb="lg">{t("expired")}</Text>
        <LinkedButton href={`/${seller}/recupero`}>{t("again")}</LinkedButton>
      </Page>
    );
  return (
    <Page width="narrow">
      <PageTitle lead={t("lead", { userName })}>{t("title")}</PageTitle>
      <ResetPasswordForm action={choosePassword.bind(null, seller)} token={token} userName={userName} />
    </Page>
  );
}
