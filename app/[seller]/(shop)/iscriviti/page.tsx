import { Text } from "@mantine/core";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignUpForm } from "@/components/customers/sign-up-form";
import { Page, PageTitle } from "@/components/ui/page";
import { policyOf } from "@/lib/sellers/queries";
import { enrol } from "./actions";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.sign-up"))("title") };
}

export default async function SignUpPage({ params }: Props) {
  const [{ seller }, t] = await Promise.all([params, getTranslations("auth.sign-up")]);
  const policy = await policyOf(seller);
  if (!policy) notFound();
  return (
    <Page width="narrow">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <SignUpForm action={enrol.bind(null, seller)} rules={policy.access.password} />
      <Text mt="lg" size="sm">
        {t("privacy")} <Link href={`/${seller}/condizioni/privacy`}>{t("privacy-link")}</Link>
      </Text>
      <Text mt="sm">
        {t("have-one")} <Link href={`/${seller}/accedi`}>{t("sign-in")}</Link>
      </Text>
    </Page>
  );
}
