import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PeriodForm } from "@/components/accounting/period-form";
import { ReportTabs } from "@/components/accounting/report-tabs";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { periodOf, REPORTS, type Report } from "@/lib/accounting/period";
import { isoDay } from "@/lib/kernel/day";
import { today } from "@/lib/platform/clock";
import { requireStaff } from "@/lib/platform/session";
import { singles } from "@/lib/staff/table-params";
import { DeferredReport } from "./deferred";
import { JournalReport } from "./journal";
import { ReceivablesReport } from "./receivables";
import { StampReport } from "./stamp";
import { VatReport } from "./vat";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounting"))("title") };
}

const SHOWN = {
  journal: JournalReport,
  vat: VatReport,
  stamp: StampReport,
  receivables: ReceivablesReport,
  deferred: DeferredReport,
};

/** What the accountants ask for, to read or to save. */
export default async function Accounting({ params, searchParams }: Props) {
  const { seller } = await params;
  await requireStaff(seller, "accounting");
  const [t, asked] = [await getTranslations("accounting"), singles(await searchParams)];
  const report: Report = REPORTS.find((name) => name === asked.vista) ?? "journal";
  const period = periodOf(asked, today());
  const [from, to] = [isoDay(period.from), isoDay(period.to)];
  const query = `dal=${from}&al=${to}`;
  const path = `/${seller}/desk/contabilita`;
  const Shown = SHOWN[report];
  return (
    <Page width="wide">
      <PageTitle lead={t("lead")} actions={<LinkedButton href={`${path}/chiusura`}>{t("closing-link")}</LinkedButton>}>
        {t("title")}
      </PageTitle>
      <ReportTabs path={path} report={report} query={query} />
      <PeriodForm path={path} from={from} to={to} report={report} />
      <Section title={t(`reports.${report}`)}>
        <Shown seller={seller} period={period} csvHref={`/${seller}/api/contabilita/${report}?${query}`} />
      </Section>
    </Page>
  );
}
