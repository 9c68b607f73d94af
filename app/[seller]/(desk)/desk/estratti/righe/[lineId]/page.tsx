import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { LineKeys } from "@/components/statements/line-keys";
import { LineBadge } from "@/components/statements/line-table";
import css from "@/components/statements/statements.module.css";
import { Callout } from "@/components/ui/callout";
import { Page, PageTitle } from "@/components/ui/page";
import { formatCents } from "@/lib/kernel/money";
import { requireStaff } from "@/lib/platform/session";
import { singles } from "@/lib/staff/table-params";
import { filterQuery, lineFilter } from "@/lib/statements/filter";
import { lineFile } from "@/lib/statements/queries/line";
import { neighboursOf } from "@/lib/statements/queries/lines";
import { linePath, linesPath } from "@/lib/statements/queries/walk";
import { LineFacts } from "./facts";
import { Matching } from "./matching";
import { Walk } from "./walk";

type Props = {
  params: Promise<{ seller: string; lineId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("statements.match"))("title") };
}

/** One line of the bank beside what it may be for: accepted, split, classified or undone without leaving the keys. */
export default async function Line({ params, searchParams }: Props) {
  const { seller, lineId } = await params;
  await requireStaff(seller, "accounting");
  const [asked, line] = [singles(await searchParams), await lineFile(seller, lineId)];
  if (!line) notFound();
  const filter = lineFilter.parse(asked);
  const query = filterQuery(filter);
  const [t, locale, { next, previous }] = await Promise.all([
    getTranslations("statements.match"),
    getLocale(),
    neighboursOf(seller, filter, line.row),
  ]);
  const list = linesPath(seller, query);
  const to = (id: string | null) => (id ? linePath(seller, id, query) : null);
  return (
    <Page width="wide">
      <PageTitle
        lead={line.details.name || line.row.search.slice(0, 80)}
        actions={<LineBadge state={line.state} part={line.leftCents !== line.amountCents} />}
      >
        {formatCents(line.amountCents, locale)}
      </PageTitle>
      {asked.fatto && <Callout kind="good">{t("done")}</Callout>}
      {asked.annullato && <Callout kind="good">{t("undone")}</Callout>}
      <Walk seller={seller} list={list} next={to(next)} previous={to(previous)} />
      <div className={css.match} key={`${line.id}-${line.matches.length}-${line.leftCents}`}>
        <LineFacts seller={seller} line={line} />
        <div>
          <Matching {...{ seller, line, query }} search={asked.cerca ?? ""} />
          {/* Anew when its proposals have come: the best of them takes the focus. */}
          <LineKeys key={line.state} next={to(next)} previous={to(previous)} list={list} />
        </div>
      </div>
    </Page>
  );
}
