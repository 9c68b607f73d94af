import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FileTable } from "@/components/statements/file-table";
import { LineProgress } from "@/components/statements/progress";
import { StatementDrop } from "@/components/statements/statement-drop";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { requireStaff } from "@/lib/platform/session";
import { allProgress, listFiles } from "@/lib/statements/queries/overview";
import { linesPath } from "@/lib/statements/queries/walk";
import { MAX_FILE_MB } from "@/lib/statements/schema";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("statements"))("title") };
}

/** The bank's statements: sent here, and how far their lines are. */
export default async function Statements({ params, searchParams }: Props) {
  const { seller } = await params;
  await requireStaff(seller, "accounting");
  const page = Math.max(1, Math.trunc(Number((await searchParams).page)) || 1);
  const [t, progress, { files, ...table }] = await Promise.all([
    getTranslations("statements"),
    allProgress(seller),
    listFiles(seller, page),
  ]);
  const path = `/${seller}/desk/estratti`;
  const lines = linesPath(seller, "");
  return (
    <Page width="wide">
      <PageTitle lead={t("lead")} actions={<LinkedButton href={lines}>{t("to-lines")}</LinkedButton>}>
        {t("title")}
      </PageTitle>
      <LineProgress progress={progress} href={lines} />
      <StatementDrop url={`/${seller}/api/estratti`} maxMb={MAX_FILE_MB} base={path} />
      <Section title={t("files.title")}>
        <FileTable rows={files} path={path} page={page} {...table} />
      </Section>
    </Page>
  );
}
