import { Text } from "@mantine/core";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignUpForm } from "@/components/customers/sign-up-form";
import { Page, PageTitle } from "@/components/ui/page";
import { adoptableOrder } from "@/lib/orders/queries/adopt";
import { policyOf } from "@/lib/sellers/queries";
import { enrol } from "./actions";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.sign-up"))("title") };
}

/** `?ordine=…`: the private link of an order bought without an account, which the new account takes over. */
export default async function SignUpPage({ params, searchParams }: Props) {
  const [{ seller }, t, { ordine }] = await Promise.all([params, getTranslations("auth.sign-up"), searchParams]);
  const policy = await policyOf(seller);
  if (!policy) notFound();
  const order = typeof ordine === "string" ? await adoptableOrder(seller, ordine) : null;
  return (
    <Page width="narrow">
      <PageTitle lead={t(order ? "lead-order" : "lead")}>{t("title")}</PageTitle>
      <SignUpForm action={enrol.bind(null, seller)} rules={policy.access.password} order={order} />
      <Text mt="lg" size="sm">
        {t("privacy")} <Link href={`/${seller}/condizioni/privacy`}>{t("privacy-link")}</Link>
      </Text>
      <Text mt="sm">
        {t("have-one")} <Link href={`/${seller}/accedi`}>{t("sign-in")}</Link>
      </Text>
    </Page>
  );
}
