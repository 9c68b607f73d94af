import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RequestBadge } from "@/components/requests/request-badge";
import { RowLink } from "@/components/ui/data-table";
import { Moment } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { WholeTable } from "@/components/ui/whole-table";
import { requireUser } from "@/lib/platform/session";
import { ownRequests } from "@/lib/requests/queries";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests.list"))("title") };
}

export default async function OwnRequests({ params }: Props) {
  const { seller } = await params;
  const [t, viewer] = await Promise.all([getTranslations("requests"), requireUser(seller)]);
  const rows = await ownRequests(viewer);
  return (
    <Page>
      <PageTitle>{t("list.title")}</PageTitle>
      <WholeTable
        name={t("list.title")}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "code",
            label: t("list.code"),
            render: ({ id, code }) => <RowLink href={`/${seller}/richieste/${id}`}>{code}</RowLink>,
          },
          { key: "about", label: t("list.about"), render: ({ kind }) => t(`kinds.${kind}`) },
          { key: "state", label: t("list.state"), render: ({ state }) => <RequestBadge state={state} /> },
          { key: "opened", label: t("list.opened"), render: ({ openedAt }) => <Moment value={openedAt} /> },
          {
            key: "due",
            label: t("list.due"),
            render: ({ state, dueAt }) => (state === "open" ? <Moment value={dueAt} /> : "–"),
          },
        ]}
        empty={
          <EmptyState
            title={t("list.empty")}
            action={
              <LinkedButton href={`/${seller}/aiuto`} variant="outline">
                {t("list.help")}
              </LinkedButton>
            }
          >
            {t("list.empty-text")}
          </EmptyState>
        }
      />
    </Page>
  );
}
