import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FileBadge } from "@/components/statements/file-table";
import { LineProgress } from "@/components/statements/progress";
import { StatementTable } from "@/components/statements/statement-table";
import { Callout } from "@/components/ui/callout";
import { Moment } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { RefreshSoon } from "@/components/ui/refresh-soon";
import { type Locale, localeOr } from "@/lib/i18n/locales";
import { requireStaff } from "@/lib/platform/session";
import { fileDetail } from "@/lib/statements/queries/overview";
import { linesPath } from "@/lib/statements/queries/walk";
import { statementRefusal } from "@/lib/statements/words";

type Props = { params: Promise<{ seller: string; id: string }> };
type File = NonNullable<Awaited<ReturnType<typeof fileDetail>>>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("statements.file"))("title") };
}

/** One file of the bank: its statements with their balances, and how far its lines are. */
export default async function StatementFile({ params }: Props) {
  const { seller, id } = await params;
  await requireStaff(seller, "accounting");
  const [t, file] = await Promise.all([getTranslations("statements.file"), fileDetail(seller, id)]);
  if (!file) notFound();
  const lines = linesPath(seller, `file=${file.id}`);
  const loaded = file.state === "loaded";
  return (
    <Page width="wide">
      <PageTitle
        lead={t("lead")}
        actions={loaded && file.progress.total > 0 && <LinkedButton href={lines}>{t("to-lines")}</LinkedButton>}
      >
        {file.name}
      </PageTitle>
      <State seller={seller} file={file} locale={localeOr(await getLocale())} />
      {loaded && <LineProgress progress={file.progress} href={lines} />}
      <Facts seller={seller} file={file} />
      {loaded && (
        <Section title={t("statements")}>
          <StatementTable rows={file.statements} />
        </Section>
      )}
    </Page>
  );
}

async function State({ seller, file, locale }: { seller: string; file: File; locale: Locale }) {
  const t = await getTranslations("statements.file");
  if (file.state === "failed") {
    const code = file.refused ?? "";
    return <Callout kind="bad">{t(`failed`, { why: statementRefusal({ code }, locale) })}</Callout>;
  }
  if (file.state === "mapping")
    return (
      <Callout kind="warning">
        <p>{t("mapping")}</p>
        <LinkedButton href={`/${seller}/desk/estratti/${file.id}/colonne`}>{t("to-columns")}</LinkedButton>
      </Callout>
    );
  if (file.state === "reading")
    return (
      <>
        <Callout>{t("reading")}</Callout>
        <RefreshSoon label={t("refresh")} />
      </>
    );
  return file.progress.total === 0 ? <Callout>{t("nothing-new")}</Callout> : null;
}

async function Facts({ seller, file }: { seller: string; file: File }) {
  const t = await getTranslations("statements.file");
  return (
    <DescriptionList
      items={[
        { term: t("state"), value: <FileBadge state={file.state} /> },
        { term: t("format"), value: `${file.format} · ${file.encoding}` },
        { term: t("by"), value: file.byName },
        { term: t("at"), value: <Moment value={file.createdAt} /> },
        {
          term: t("original"),
          value: (
            <a href={`/${seller}/api/estratti/${file.id}`} download>
              {t("save")}
            </a>
          ),
        },
      ]}
    />
  );
}
