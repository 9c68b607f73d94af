import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Callout } from "@/components/ui/callout";
import { DataTable, RowLink } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { RefreshSoon } from "@/components/ui/refresh-soon";
import { SearchBar } from "@/components/ui/search-bar";
import { listOutbox } from "@/lib/notifications/exchanges/sandbox-outbox";
import { OutboxKinds } from "./kinds";

type Props = { searchParams: Promise<{ q?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outbox"))("title") };
}

/** Every mail of the demo, newest first. */
export default async function Outbox({ searchParams }: Props) {
  const { q } = await searchParams;
  const to = typeof q === "string" ? q.trim().slice(0, 200) : "";
  const [t, outbox] = await Promise.all([getTranslations("outbox"), listOutbox(to)]);
  const params = to ? { q: to } : {};
  return (
    <Page width="wide">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <OutboxKinds current="mails" />
      <SearchBar path="/posta-demo" params={params} label={t("to")} placeholder={t("to-hint")} />
      {!outbox && <Callout kind="warning">{t("unreachable")}</Callout>}
      {outbox && (
        <DataTable
          name={t("title")}
          rows={outbox.mails}
          rowKey={({ id }) => id}
          path="/posta-demo"
          params={params}
          total={outbox.total}
          page={1}
          pageSize={Math.max(1, outbox.mails.length)}
          filters={to ? [{ param: "q", label: t("to-filter", { to }) }] : []}
          columns={[
            {
              key: "subject",
              label: t("subject"),
              render: ({ id, subject }) => <RowLink href={`/posta-demo/${id}`}>{subject}</RowLink>,
            },
            { key: "to", label: t("to"), render: ({ to }) => to.join(", ") },
            { key: "from", label: t("from"), render: ({ from }) => from },
            { key: "when", label: t("when"), numeric: true, render: ({ at }) => <Moment value={at} /> },
          ]}
          empty={
            <EmptyState
              title={t(to ? "none-found" : "none")}
              {...(to ? { action: <LinkedButton href="/posta-demo">{t("show-all")}</LinkedButton> } : {})}
            >
              {t(to ? "none-found-text" : "none-text")}
            </EmptyState>
          }
        />
      )}
      <RefreshSoon label={t("refresh")} />
    </Page>
  );
}
