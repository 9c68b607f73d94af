import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import type { FormAction } from "@/components/ui/form";
import { Page, PageTitle } from "@/components/ui/page";
import { formatDay } from "@/lib/kernel/day";
import type { Address } from "@/lib/orders/schema";
import { CompanyForm } from "./company-form";

type Day = Parameters<typeof formatDay>[0];
export interface Owed {
  dueOn: Day;
  daysLeft: number;
  state: "waiting" | "late" | "given";
}

/** How long a company being formed has, in words. */
export function Owing({ owed, children }: { owed: Owed; children?: React.ReactNode }) {
  const t = useTranslations("purchase.company");
  const { daysLeft, dueOn } = owed;
  const when = daysLeft > 0 ? "left" : daysLeft === 0 ? "today" : "late";
  return (
    <Callout kind={when === "left" ? "info" : "warning"} title={t(`${when}.title`, { days: Math.abs(daysLeft) })}>
      <p>{t(`${when}.text`, { date: formatDay(dueOn) })}</p>
      {children}
    </Callout>
  );
}

type Props = {
  action: FormAction;
  /** How the action knows the company: its id, or the token of the link. */
  hidden: { name: "holderId" | "token"; value: string };
  company: Owed & { companyName: string; address: Address };
};

/** The page on which a company that was being formed supplies its numbers. */
export function CompanyData({ action, hidden, company }: Props) {
  const t = useTranslations("purchase.company");
  const given = company.state === "given";
  return (
    <Page width="narrow">
      <PageTitle lead={given ? null : t("lead", { company: company.companyName })}>{t("title")}</PageTitle>
      {given ? (
        <Callout kind="good" title={t("given.title")}>
          {t("given.text")}
        </Callout>
      ) : (
        <>
          <Owing owed={company} />
          <CompanyForm
            action={action}
            hidden={hidden}
            values={{ companyName: company.companyName, address: company.address }}
          />
        </>
      )}
    </Page>
  );
}
