import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CompanyData } from "@/components/purchase/company-data";
import { ownMailbox } from "@/lib/mailboxes/queries/history";
import { formingCompany } from "@/lib/orders/queries/forming";
import { requireUser } from "@/lib/platform/session";
import { supply } from "./actions";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("purchase.company"))("title") };
}

/** The same in the account, from the mailbox of the company. */
export default async function CompanyOfMailbox({ params }: Props) {
  const { seller, id } = await params;
  const mailbox = await ownMailbox(await requireUser(seller), id);
  const company = mailbox && (await formingCompany(seller, mailbox.holderId));
  if (!company) notFound();
  return (
    <CompanyData
      action={supply.bind(null, seller)}
      hidden={{ name: "holderId", value: company.id }}
      company={company}
    />
  );
}
