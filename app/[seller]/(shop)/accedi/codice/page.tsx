import { Text } from "@mantine/core";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CodeForm } from "@/components/customers/code-form";
import { QuestionPage } from "@/components/ui/question-page";
import { enterCode } from "../actions";
import { one, waitingFor } from "../waiting";

type Query = Promise<Record<string, string | string[] | undefined>>;
type Props = { params: Promise<{ seller: string }>; searchParams: Query };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access.code"))("title") };
}

/** After the password: the code of the app, or one from paper. */
export default async function CodePage({ params, searchParams }: Props) {
  const [{ seller }, query, t] = await Promise.all([params, searchParams, getTranslations("access.code")]);
  const { userName } = await waitingFor(seller, "code");
  return (
    <QuestionPage title={t("title")} lead={t("lead", { userName })} backHref={`/${seller}/accedi`}>
      <CodeForm action={enterCode.bind(null, seller)} next={one(query.next) ?? ""} />
      <Text mt="lg">
        {t("lost")} <Link href={`/${seller}/contatti`}>{t("help")}</Link>
      </Text>
    </QuestionPage>
  );
}
