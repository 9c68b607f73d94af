import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Callout } from "@/components/ui/callout";
import { Moment } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageTitle } from "@/components/ui/page";
import { RefreshSoon } from "@/components/ui/refresh-soon";
import { WholeTable } from "@/components/ui/whole-table";
import { listSmsOutbox } from "@/lib/notifications/exchanges/sandbox-outbox";
import { OutboxKinds } from "../kinds";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outbox"))("sms-title") };
}

/** Every text message of the demo, newest first. */
export default async function SmsOutbox() {
  const [t, outbox] = await Promise.all([getTranslations("outbox"), listSmsOutbox()]);
  return (
    <Page width="wide">
      <PageTitle lead={t("lead")}>{t("sms-title")}</PageTitle>
      <OutboxKinds current="sms" />
      {!outbox && <Callout kind="warning">{t("unreachable")}</Callout>}
      {outbox && (
        <WholeTable
          name={t("sms-title")}
          rows={outbox.messages}
          rowKey={({ id }) => id}
          total={outbox.total}
          columns={[
            { key: "message", label: t("message"), render: ({ text }) => text },
            { key: "number", label: t("number"), render: ({ to }) => to },
            { key: "from", label: t("from"), render: ({ from }) => from },
            { key: "when", label: t("when"), numeric: true, render: ({ at }) => <Moment value={at} /> },
          ]}
          empty={<EmptyState title={t("sms-none")}>{t("sms-none-text")}</EmptyState>}
        />
      )}
      <RefreshSoon label={t("refresh")} />
    </Page>
  );
}
