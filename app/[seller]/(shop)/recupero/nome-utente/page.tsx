import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RecoverUserNameForm } from "@/components/customers/recover-forms";
import { QuestionPage } from "@/components/ui/question-page";
import { askForUserName } from "../actions";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.recover-name"))("title") };
}

export default async function RecoverUserNamePage({ params }: Props) {
  const [{ seller }, t] = await Promise.all([params, getTranslations("auth.recover-name")]);
  return (
    <QuestionPage title={t("title")} lead={t("lead")} backHref={`/${seller}/accedi`}>
      <RecoverUserNameForm action={askForUserName.bind(null, seller)} />
      <Text mt="lg" c="dimmed">
        {t("no-tax-code")}
      </Text>
    </QuestionPage>
  );
}
