import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Differences } from "@/components/sellers/differences";
import { PublishForm } from "@/components/sellers/draft-forms";
import type { FaultLine } from "@/components/sellers/policy-editor";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { formatDay, isoDay } from "@/lib/kernel/day";
import { today } from "@/lib/platform/clock";
import { requireStaff } from "@/lib/platform/session";
import { rulesOf } from "@/lib/sellers/queries/versions";
import { publish } from "../actions";
import { differenceLines, faultLines, isPart } from "../words";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("policy.diff"))("title") };
}

/** What the draft changes, what is wrong with it, and the form that publishes it from a day. */
export default async function DifferencesPage({ params }: Props) {
  const { seller } = await params;
  await requireStaff(seller, "admin");
  const [t, rules] = await Promise.all([getTranslations("policy.diff"), rulesOf(seller)]);
  if (!rules) notFound();
  const { draft, scheduled, version, policy } = rules;
  const [lines, faults] = draft
    ? await Promise.all([differenceLines(policy, draft.policy), faultLines(draft.policy)])
    : [[], []];
  return (
    <Page>
      <Back seller={seller} />
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      {faults.length > 0 && <Wrong seller={seller} faults={faults} />}
      {lines.length === 0 ? (
        <EmptyState title={t("none")}>{t("lead")}</EmptyState>
      ) : (
        <Section title={t("count", { count: lines.length })}>
          <Differences lines={lines} name={t("title")} />
        </Section>
      )}
      {draft && lines.length > 0 && faults.length === 0 && (
        <Section title={t("publish")}>
          {scheduled && (
            <Callout kind="warning">
              {t("scheduled", { from: formatDay(scheduled.from), version: scheduled.version })}
            </Callout>
          )}
          <PublishForm
            action={publish.bind(null, seller)}
            revision={draft.revision}
            against={version}
            today={isoDay(today())}
          />
        </Section>
      )}
    </Page>
  );
}

async function Back({ seller }: { seller: string }) {
  const t = await getTranslations("policy");
  return (
    <Link href={`/${seller}/desk/impostazioni/regole`} className="back-link">
      {t("title")}
    </Link>
  );
}

async function Wrong({ seller, faults }: { seller: string; faults: FaultLine[] }) {
  const t = await getTranslations("policy.diff");
  return (
    <Callout kind="bad" title={t("faults")}>
      <ul>
        {faults.map(({ path, label, message }) => {
          const [part = ""] = path.split(".");
          const place = isPart(part) ? part : "file";
          return (
            <li key={`${path}${message}`}>
              <Link href={`/${seller}/desk/impostazioni/regole/${place}`}>{label}</Link>: {message}
            </li>
          );
        })}
      </ul>
    </Callout>
  );
}
