import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Page, PageTitle } from "@/components/ui/page";
import { requireStaff } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { TheForm } from "../the-form";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("resellers.desk"))("new") };
}

export default async function NewReseller({ params }: Props) {
  const { seller } = await params;
  await requireStaff(seller, "back-office");
  const [t, policy] = await Promise.all([getTranslations("resellers.desk"), policyOf(seller)]);
  if (!policy) notFound();
  return (
    <Page>
      <Link href={`/${seller}/desk/rivenditori`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle>{t("new")}</PageTitle>
      <TheForm seller={seller} policy={policy} reseller={null} />
    </Page>
  );
}
