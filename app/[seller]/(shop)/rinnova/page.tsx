import { Text } from "@mantine/core";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { LookUpForm } from "@/components/mailboxes/look-up-form";
import { QuestionPage } from "@/components/ui/question-page";
import { currentViewer } from "@/lib/platform/session";
import { lookUp } from "./actions";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("renewal.ask"))("title") };
}

export default async function RenewalAsk({ params }: Props) {
  const { seller } = await params;
  const [t, viewer] = await Promise.all([getTranslations("renewal.ask"), currentViewer(seller)]);
  return (
    <QuestionPage title={t("title")} lead={t("lead")} backHref={`/${seller}`}>
      <LookUpForm action={lookUp.bind(null, seller)} />
      <Text mt="xl">
        {t.rich(viewer.kind === "user" ? "from-account" : "sign-in", {
          link: (words) => (
            <Link href={viewer.kind === "user" ? `/${seller}/caselle` : `/${seller}/accedi?next=/${seller}/caselle`}>
              {words}
            </Link>
          ),
        })}
      </Text>
    </QuestionPage>
  );
}
