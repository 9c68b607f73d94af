import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { JsonForm } from "@/components/sellers/draft-forms";
import { CopyButton } from "@/components/ui/copy-button";
import { Page, PageTitle } from "@/components/ui/page";
import { requireStaff } from "@/lib/platform/session";
import { rulesOf } from "@/lib/sellers/queries/versions";
import { replace } from "../actions";
import { policyText } from "../words";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("policy.file"))("title") };
}

/** The draft (or the policy in force) as JSON, to be changed elsewhere and put back. */
export default async function FilePage({ params }: Props) {
  const { seller } = await params;
  await requireStaff(seller, "admin");
  const [t, all, rules] = await Promise.all([
    getTranslations("policy.file"),
    getTranslations("policy"),
    rulesOf(seller),
  ]);
  if (!rules) notFound();
  const json = policyText(rules.draft?.policy ?? rules.policy);
  return (
    <Page>
      <Link href={`/${seller}/desk/impostazioni/regole`} className="back-link">
        {all("title")}
      </Link>
      <PageTitle lead={t("lead")} actions={<CopyButton text={json} what={t("label")} />}>
        {t("title")}
      </PageTitle>
      <JsonForm
        key={rules.draft?.revision ?? ""}
        action={replace.bind(null, seller)}
        revision={rules.draft?.revision ?? ""}
        json={json}
      />
    </Page>
  );
}
