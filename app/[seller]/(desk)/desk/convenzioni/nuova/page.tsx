import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { AgreementFormPage } from "../form-page";
import { newValues } from "../values";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.desk"))("new") };
}

export default async function NewAgreement({ params }: Props) {
  const { seller } = await params;
  await requireStaff(seller, "sales", "back-office");
  const [t, policy] = await Promise.all([getTranslations("agreements.desk"), policyOf(seller)]);
  if (!policy) notFound();
  const back = `/${seller}/desk/convenzioni`;
  return <AgreementFormPage {...{ seller, policy, back }} title={t("new")} values={newValues(policy)} />;
}
