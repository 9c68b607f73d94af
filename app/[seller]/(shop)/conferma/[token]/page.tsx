import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConfirmEmailForm } from "@/components/customers/recover-forms";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { isConfirmLink } from "@/lib/customers/queries";
import { confirm } from "../actions";

type Props = { params: Promise<{ seller: string; token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.confirm"))("title") };
}

export default async function ConfirmPage({ params }: Props) {
  const [{ seller, token }, t] = await Promise.all([params, getTranslations("auth.confirm")]);
  if (!(await isConfirmLink(seller, token)))
    return (
      <Page width="narrow">
        <PageTitle>{t("expired-title")}</PageTitle>
        <Text mb="lg">{t("expired")}</Text>
        <LinkedButton href={`/${seller}/accedi?next=/${seller}/profilo`}>{t("sign-in")}</LinkedButton>
      </Page>
    );
  return (
    <Page width="narrow">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <ConfirmEmailForm action={confirm.bind(null, seller)} token={token} />
    </Page>
  );
}
