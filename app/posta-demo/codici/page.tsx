import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageTitle } from "@/components/ui/page";
import { RefreshSoon } from "@/components/ui/refresh-soon";
import { WholeTable } from "@/components/ui/whole-table";
import { demoCodes } from "@/lib/customers/queries/demo";
import { OutboxKinds } from "../kinds";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access.demo-codes"))("title") };
}

/** The telephone of the demo's staff: the codes their authenticator apps would show now. */
export default async function DemoCodesPage() {
  const [t, rows] = await Promise.all([getTranslations("access.demo-codes"), demoCodes()]);
  return (
    <Page width="wide">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <OutboxKinds current="codes" />
      <WholeTable
        name={t("title")}
        rows={rows}
        rowKey={({ seller, userName }) => `${seller}/${userName}`}
        columns={[
          { key: "seller", label: t("seller"), render: ({ seller }) => seller },
          { key: "user", label: t("user"), render: ({ userName }) => userName },
          { key: "name", label: t("name"), render: ({ displayName }) => displayName },
          {
            key: "code",
            label: t("code"),
            numeric: true,
            render: ({ code, userName }) => (
              <>
                <strong>{code}</strong> <CopyButton text={code} what={t("code-of", { userName })} />
              </>
            ),
          },
        ]}
        empty={<EmptyState title={t("none")}>{t("none-text")}</EmptyState>}
      />
      <RefreshSoon label={t("refresh")} />
    </Page>
  );
}
