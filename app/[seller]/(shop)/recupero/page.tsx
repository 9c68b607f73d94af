import { Text } from "@mantine/core";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RecoverPasswordForm } from "@/components/customers/recover-forms";
import { QuestionPage } from "@/components/ui/question-page";
import { policyOf } from "@/lib/sellers/queries";
import { askForPassword } from "./actions";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.recover"))("title") };
}

export default async function RecoverPage({ params }: Props) {
  const [{ seller }, t] = await Promise.all([params, getTranslations("auth.recover")]);
  const policy = await policyOf(seller);
  if (!policy) notFound();
  const minutes = policy.access.passwordLinkMinutes;
  return (
    <QuestionPage title={t("title")} lead={t("lead", { minutes })} backHref={`/${seller}/accedi`}>
      <RecoverPasswordForm action={askForPassword.bind(null, seller)} />
      <Text mt="lg">
        <Link href={`/${seller}/recupero/nome-utente`}>{t("user-name")}</Link>
      </Text>
      <Text mt="sm">
        <Link href={`/${seller}/recupero/documento`}>{t("no-mail")}</Link>
      </Text>
    </QuestionPage>
  );
}
