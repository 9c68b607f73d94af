import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeadLink } from "@/components/payment/dead-link";
import { CompanyData } from "@/components/purchase/company-data";
import { formingCompany } from "@/lib/orders/queries/forming";
import { now } from "@/lib/platform/clock";
import { findLink } from "@/lib/platform/links";
import { supplyByLink } from "./actions";

type Props = { params: Promise<{ seller: string; token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("purchase.company"))("title"), referrer: "no-referrer" };
}

/** The private link of the reminders: a company that was being formed supplies its numbers without signing in. */
export default async function CompanyByLink({ params }: Props) {
  const { seller, token } = await params;
  const link = await findLink(seller, "company", token, now());
  const company = link && (await formingCompany(seller, link.subjectId));
  if (!company) return <DeadLink seller={seller} />;
  return (
    <CompanyData action={supplyByLink.bind(null, seller)} hidden={{ name: "token", value: token }} company={company} />
  );
}
