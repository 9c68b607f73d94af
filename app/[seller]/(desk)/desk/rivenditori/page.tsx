import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RowLink } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { StateBadge } from "@/components/ui/state-badge";
import { WholeTable } from "@/components/ui/whole-table";
import { typedCents } from "@/lib/kernel/money";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, requireStaff } from "@/lib/platform/session";
import { listResellers } from "@/lib/resellers/queries";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("resellers.desk"))("title") };
}

/** Who sells to customers of their own. */
export default async function Resellers({ params }: Props) {
  const { seller } = await params;
  const viewer = await requireStaff(seller, "sales", "back-office", "accounting", "help-desk");
  const [t, rows] = await Promise.all([getTranslations("resellers.desk"), listResellers(seller)]);
  const path = `/${seller}/desk/rivenditori`;
  const create = hasRight(actorOf(viewer), "keep-resellers") && (
    <LinkedButton href={`${path}/nuovo`}>{t("new")}</LinkedButton>
  );
  return (
    <Page width="wide">
      <PageTitle lead={t("lead")} actions={create}>
        {t("title")}
      </PageTitle>
      <WholeTable
        name={t("title")}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { key: "name", label: t("name"), render: ({ id, name }) => <RowLink href={`${path}/${id}`}>{name}</RowLink> },
          { key: "login", label: t("login"), render: ({ login }) => login.userName },
          {
            key: "state",
            label: t("state"),
            render: ({ state }) => (
              <StateBadge tone={state === "active" ? "good" : "warning"}>{t(`states.${state}`)}</StateBadge>
            ),
          },
          {
            key: "discount",
            label: t("discount"),
            numeric: true,
            render: ({ terms }) => `${typedCents(terms.discountBps)} %`,
          },
          { key: "mailboxes", label: t("mailboxes"), numeric: true, render: ({ mailboxes }) => mailboxes },
        ]}
        empty={<EmptyState title={t("none")}>{t("none-text")}</EmptyState>}
      />
    </Page>
  );
}
