import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { agreementFile } from "@/lib/agreements/queries";
import { requireStaff } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { AgreementFormPage } from "../../form-page";
import { valuesOf } from "../../values";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.desk"))("edit") };
}

export default async function EditAgreement({ params }: Props) {
  const { seller, id } = await params;
  await requireStaff(seller, "sales", "back-office");
  const [policy, agreement] = await Promise.all([policyOf(seller), agreementFile(seller, id)]);
  if (!policy || !agreement) notFound();
  const back = `/${seller}/desk/convenzioni/${id}`;
  return (
    <AgreementFormPage {...{ seller, policy, back }} title={agreement.name} values={valuesOf(policy, agreement)} />
  );
}
