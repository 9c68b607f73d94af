import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Owing } from "@/components/purchase/company-data";
import { CompanyForm } from "@/components/purchase/company-form";
import { Callout } from "@/components/ui/callout";
import { DescriptionList } from "@/components/ui/description-list";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { addressLine } from "@/lib/orders/answers";
import { formingCompany } from "@/lib/orders/queries/forming";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, requireStaff } from "@/lib/platform/session";
import { enterNumbers } from "./actions";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.forming"))("title") };
}

/** One company being formed: whom to call, and the form for who gives the numbers by telephone or mail. */
export default async function FormingCompanyPage({ params }: Props) {
  const { seller, id } = await params;
  const viewer = await requireStaff(seller, ...STAFF_ROLES);
  const [t, company] = await Promise.all([getTranslations("desk.forming"), formingCompany(seller, id)]);
  if (!company) notFound();
  const may = hasRight(actorOf(viewer), "enter-company-numbers");
  const { companyName, address } = company;
  return (
    <Page>
      <Link href={`/${seller}/desk/costituende`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle>{companyName}</PageTitle>
      {company.state === "given" ? <Callout kind="good">{t("given")}</Callout> : <Owing owed={company} />}
      <DescriptionList
        items={[
          { term: t("representative"), value: company.representative },
          { term: t("phone"), value: <a href={`tel:${company.phone}`}>{company.phone}</a> },
          { term: t("email"), value: <a href={`mailto:${company.email}`}>{company.email}</a> },
          { term: t("address"), value: addressLine(address) },
        ]}
      />
      {company.state !== "given" && may && (
        <Section title={t("enter")}>
          <CompanyForm
            action={enterNumbers.bind(null, seller)}
            hidden={{ name: "holderId", value: id }}
            values={{ companyName, address }}
          />
        </Section>
      )}
    </Page>
  );
}
