import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AgreementBadge } from "@/components/agreements/agreement-badge";
import { RowLink } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { WholeTable } from "@/components/ui/whole-table";
import { listAgreements } from "@/lib/agreements/queries";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, requireStaff } from "@/lib/platform/session";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.desk"))("title") };
}

/** The agreements with professional orders, those that end first on top. */
export default async function Agreements({ params }: Props) {
  const { seller } = await params;
  const viewer = await requireStaff(seller, "sales", "back-office", "accounting", "help-desk");
  const [t, rows] = await Promise.all([getTranslations("agreements.desk"), listAgreements(seller)]);
  const path = `/${seller}/desk/convenzioni`;
  const create = hasRight(actorOf(viewer), "keep-agreements") && (
    <LinkedButton href={`${path}/nuova`}>{t("new")}</LinkedButton>
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
          { key: "standing", label: t("state"), render: ({ standing }) => <AgreementBadge standing={standing} /> },
          { key: "from", label: t("from"), numeric: true, render: ({ deal }) => <Day value={deal.validFrom} /> },
          {
            key: "to",
            label: t("to"),
            numeric: true,
            render: ({ deal }) => (deal.validTo ? <Day value={deal.validTo} /> : t("no-end")),
          },
          { key: "members", label: t("members"), numeric: true, render: ({ members }) => members },
          { key: "bought", label: t("bought"), numeric: true, render: ({ bought }) => bought },
        ]}
        empty={<EmptyState title={t("none")}>{t("none-text")}</EmptyState>}
      />
    </Page>
  );
}
