import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { TemplateForm, TemplateRemoval } from "@/components/staff/template-forms";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { RIGHTS } from "@/lib/platform/rights";
import { requireStaff } from "@/lib/platform/session";
import { answerTemplates } from "@/lib/staff/queries/templates";
import { remove, save } from "./actions";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff.templates"))("title") };
}

/** The seller's answers written once, for whoever answers requests. */
export default async function Templates({ params, searchParams }: Props) {
  const [{ seller }, query] = await Promise.all([params, searchParams]);
  await requireStaff(seller, ...RIGHTS["write-templates"].roles);
  const [t, templates] = await Promise.all([getTranslations("staff.templates"), answerTemplates(seller)]);
  return (
    <Page width="narrow">
      <Link href={`/${seller}/desk/richieste`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      {query.salvata !== undefined && <Callout kind="good">{t("saved")}</Callout>}
      {query.tolta !== undefined && <Callout kind="good">{t("removed")}</Callout>}
      {templates.length === 0 && <EmptyState title={t("none")}>{t("first")}</EmptyState>}
      {templates.map((template) => (
        <Section key={template.id} title={template.title}>
          <p style={{ whiteSpace: "pre-wrap" }}>{template.text}</p>
          <TemplateRemoval template={template} action={remove.bind(null, seller)} />
        </Section>
      ))}
      <Section title={t("new")}>
        <TemplateForm key={JSON.stringify(query)} action={save.bind(null, seller)} />
      </Section>
    </Page>
  );
}
