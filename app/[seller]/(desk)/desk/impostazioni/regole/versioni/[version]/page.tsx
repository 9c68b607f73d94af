import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Differences } from "@/components/sellers/differences";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { formatDay } from "@/lib/kernel/day";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { requireStaff } from "@/lib/platform/session";
import { versionWithEarlier } from "@/lib/sellers/queries/versions";
import { differenceLines } from "../../words";

type Props = { params: Promise<{ seller: string; version: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { version } = await params;
  return { title: (await getTranslations("policy.versions"))("one", { version }) };
}

/** What a version changed from the one before it. */
export default async function VersionPage({ params }: Props) {
  const { seller, version } = await params;
  await requireStaff(seller, ...STAFF_ROLES);
  const number = /^\d{1,6}$/.test(version) ? Number(version) : 0;
  const found = number > 0 ? await versionWithEarlier(seller, number) : null;
  if (!found) notFound();
  const [t, diff] = await Promise.all([getTranslations("policy.versions"), getTranslations("policy.diff")]);
  const { earlier } = found;
  const from = formatDay(found.from);
  const lines = earlier ? await differenceLines(earlier.policy, found.policy) : [];
  return (
    <Page>
      <Link href={`/${seller}/desk/impostazioni/regole`} className="back-link">
        {t("title")}
      </Link>
      <PageTitle lead={earlier ? t("one-lead", { from, other: earlier.version }) : t("first", { from })}>
        {t("one", { version })}
      </PageTitle>
      {lines.length > 0 && (
        <Section title={diff("count", { count: lines.length })}>
          <Differences lines={lines} name={t("one", { version })} />
        </Section>
      )}
    </Page>
  );
}
