import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ColumnsForm } from "@/components/statements/columns-form";
import { SampleTable } from "@/components/statements/sample-table";
import { Callout } from "@/components/ui/callout";
import { Page, PageTitle } from "@/components/ui/page";
import { requireStaff } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { guessOf } from "@/lib/statements/exchanges/guess-columns";
import { statementFile } from "@/lib/statements/queries/files";
import { ownAccounts } from "@/lib/statements/statement";
import { confirm } from "./actions";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("statements.columns"))("title") };
}

/** What the columns of a CSV file hold: as we guess it, beside the first rows, to be corrected once. */
export default async function Columns({ params }: Props) {
  const { seller, id } = await params;
  await requireStaff(seller, "accounting");
  const [t, file, policy] = await Promise.all([
    getTranslations("statements.columns"),
    statementFile(seller, id),
    policyOf(seller),
  ]);
  if (!file || !policy) notFound();
  if (file.state !== "mapping") redirect(`/${seller}/desk/estratti/${id}`);
  const guess = await guessOf(seller, file);
  const accounts = ownAccounts(policy.money).map(({ account }) => account);
  return (
    <Page width="wide">
      <PageTitle lead={t("lead", { name: file.name })}>{t("title")}</PageTitle>
      {!guess && <Callout kind="bad">{t("no-table")}</Callout>}
      {guess && (
        <>
          <Callout>
            {t("read-as", { encoding: file.encoding, separator: guess.delimiter === "\t" ? "TAB" : guess.delimiter })}
          </Callout>
          <SampleTable header={guess.header} rows={guess.rows} />
          <ColumnsForm action={confirm.bind(null, seller)} fileId={id} guess={guess} accounts={accounts} />
        </>
      )}
    </Page>
  );
}
