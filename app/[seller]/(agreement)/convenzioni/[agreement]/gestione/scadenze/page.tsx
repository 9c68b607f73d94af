import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeskTabs } from "@/components/agreements/desk-tabs";
import { ExpiryList } from "@/components/agreements/expiry-list";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { expiryFilter } from "@/lib/agreements/filter";
import { agreementMailboxes } from "@/lib/agreements/queries/expiries";
import { MAILBOX_STATES, WITHIN_DAYS } from "@/lib/mailboxes/filter";
import { exportQuery, singles } from "@/lib/staff/table-params";
import { deskForPage } from "../open-desk";

type Props = {
  params: Promise<{ seller: string; agreement: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.expiries"))("title") };
}

/** The mailboxes of an agreement by expiry: looked through, downloaded, chosen to be renewed. */
export default async function Expiries({ params, searchParams }: Props) {
  const [{ seller, desk, base }, query] = await Promise.all([deskForPage(params), searchParams]);
  const given = singles(query);
  const filter = expiryFilter.parse(given);
  const [t, states, { rows, total }] = await Promise.all([
    getTranslations("agreements.expiries"),
    getTranslations("mailboxes.states"),
    agreementMailboxes(seller, desk.id, filter, { size: PAGE_SIZE, number: filter.page }),
  ]);
  const path = `${base}/scadenze`;
  const within = (days: number) => t("within-days", { days });
  const chosen = [
    ...(filter.q ? [{ param: "q", label: t("begins", { q: filter.q }) }] : []),
    ...(filter.state ? [{ param: "state", label: states(filter.state) }] : []),
    ...(filter.within ? [{ param: "within", label: within(filter.within) }] : []),
  ];
  const byState = MAILBOX_STATES.map((state) => ({ value: state, label: states(state) }));
  const byDays = WITHIN_DAYS.map((days) => ({ value: String(days), label: within(days) }));
  return (
    <Page width="wide">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <DeskTabs base={base} current="expiries" />
      <SearchBar
        path={path}
        params={given}
        label={t("search")}
        choices={[
          { param: "state", label: t("state"), options: [{ value: "", label: t("any-state") }, ...byState] },
          { param: "within", label: t("within"), options: [{ value: "", label: t("any-expiry") }, ...byDays] },
        ]}
      />
      <ExpiryList
        rows={rows}
        path={path}
        params={{ q: given.q, state: given.state, within: given.within, page: given.page }}
        total={total}
        page={filter.page}
        pageSize={PAGE_SIZE}
        filters={chosen}
        csvHref={`${path}/csv?${exportQuery(given)}`}
      />
      <Section title={t("ini-pec")}>
        <p>{t("ini-pec-text")}</p>
        <p>
          <a href={`${path}/ini-pec`} download>
            {t("ini-pec-csv")}
          </a>
        </p>
      </Section>
    </Page>
  );
}
