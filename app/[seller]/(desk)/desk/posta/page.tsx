import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MailBadge, mailWords } from "@/components/mailboxes/mail-words";
import { Address } from "@/components/ui/address";
import { DataTable } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { hasOutbox } from "@/lib/notifications/exchanges/sandbox-outbox";
import { MAIL_STATES, mailFilter } from "@/lib/notifications/filter";
import { listMails } from "@/lib/notifications/queries/desk";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { requireStaff } from "@/lib/platform/session";
import { exportQuery, singles } from "@/lib/staff/table-params";
import { ViewsOfTable } from "../viste/views-of-table";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.mail"))("title") };
}

/** Every mail of the seller, newest first: what was sent to whom, and what could not be. */
export default async function DeskMail({ params, searchParams }: Props) {
  const [{ seller }, query] = await Promise.all([params, searchParams]);
  const viewer = await requireStaff(seller, ...STAFF_ROLES);
  const [t, records] = await Promise.all([getTranslations("desk.mail"), getTranslations("desk.records")]);
  const asked = singles(query);
  const { vista: _, ...given } = asked;
  const filter = mailFilter.parse(given);
  const { rows, total } = await listMails(seller, filter, PAGE_SIZE);
  const path = `/${seller}/desk/posta`;
  const stateWord = (state: string) => records(`mail-states.${state}`);
  const chosen = [
    ...(filter.q ? [{ param: "q", label: t("begins", { q: filter.q }) }] : []),
    ...(filter.state ? [{ param: "state", label: stateWord(filter.state) }] : []),
  ];
  const found = chosen.length > 0;
  return (
    <Page width="wide">
      <PageTitle
        lead={t("lead")}
        {...(hasOutbox()
          ? {
              actions: (
                <LinkedButton href="/posta-demo" variant="outline">
                  {t("outbox")}
                </LinkedButton>
              ),
            }
          : {})}
      >
        {t("title")}
      </PageTitle>
      <ViewsOfTable viewer={viewer} list="posta" params={asked} />
      <SearchBar
        path={path}
        params={given}
        label={t("search")}
        placeholder={t("search-hint")}
        choices={[
          {
            param: "state",
            label: t("state"),
            options: [
              { value: "", label: t("any") },
              ...MAIL_STATES.map((value) => ({ value, label: stateWord(value) })),
            ],
          },
        ]}
      />
      <DataTable
        name={t("title")}
        rows={rows}
        rowKey={({ id }) => id}
        path={path}
        params={given}
        total={total}
        page={filter.page}
        pageSize={PAGE_SIZE}
        filters={chosen}
        csvHref={`/${seller}/api/esporta/posta?${exportQuery(given)}`}
        columns={[
          { key: "what", label: t("what"), render: ({ template }) => mailWords(records, template) },
          { key: "to", label: t("to"), render: ({ recipient }) => <Address>{recipient}</Address> },
          { key: "subject", label: t("subject"), render: ({ subject }) => subject || "–" },
          { key: "state", label: t("state"), render: ({ state }) => <MailBadge state={state} /> },
          {
            key: "when",
            label: t("when"),
            numeric: true,
            render: ({ sentAt, createdAt }) => <Moment value={sentAt ?? createdAt} />,
          },
        ]}
        empty={
          <EmptyState
            title={t(found ? "none-found" : "none")}
            {...(found
              ? {
                  action: (
                    <LinkedButton href={path} variant="outline">
                      {t("show-all")}
                    </LinkedButton>
                  ),
                }
              : {})}
          >
            {t(found ? "none-found-text" : "none-text")}
          </EmptyState>
        }
      />
    </Page>
  );
}
