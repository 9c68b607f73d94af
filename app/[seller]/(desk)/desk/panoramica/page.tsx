import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import css from "@/components/mailboxes/mailboxes.module.css";
import { KeptPromises } from "@/components/staff/kept-promises";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { requireStaff } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { type Overview, overviewOf } from "@/lib/staff/queries/overview";
import { promisesReport } from "@/lib/staff/queries/promises";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.overview"))("title") };
}

/** Where each count leads, and how worrying it is when it is not nought. */
const COUNTS: { count: keyof Overview; path: string; tone?: "bad" | "warning" }[] = [
  { count: "late", path: "", tone: "bad" },
  { count: "toReview", path: "?tipo=review" },
  { count: "requests", path: "/richieste?whose=all&state=waiting" },
  { count: "topUps", path: "/pagamenti" },
  { count: "expiring", path: "/caselle?state=active&within=30" },
  { count: "provisioningFailed", path: "/caselle?state=provisioning_failed", tone: "bad" },
  { count: "renewalFailed", path: "/caselle?state=renewal_failed", tone: "bad" },
  { count: "tasks", path: "?tipo=task", tone: "warning" },
];

/** Days the report of promises looks back. */
const REPORT_DAYS = 90;

/** The desk at a glance: what waits, each count leading to its list; and how well promises were kept. */
export default async function OverviewPage({ params }: Props) {
  const { seller } = await params;
  const viewer = await requireStaff(seller, ...STAFF_ROLES);
  const [t, of, counts, policy] = await Promise.all([
    getTranslations("desk.overview"),
    getTranslations("promises"),
    overviewOf(seller, today(), now()),
    policyOf(seller),
  ]);
  const since = now().subtract({ hours: 24 * REPORT_DAYS });
  const promises = policy ? await promisesReport({ seller, policy, since }) : [];
  return (
    <Page width="wide">
      <PageTitle lead={t("lead", { name: viewer.displayName })}>{t("title")}</PageTitle>
      <ul className={css.counts}>
        {COUNTS.map(({ count, path, tone }) => (
          <li key={count}>
            <Link
              href={`/${seller}/desk${path}`}
              className={css.count}
              data-tone={counts[count] > 0 ? tone : undefined}
            >
              <strong>{counts[count]}</strong> <span>{t(`counts.${count}`, { count: counts[count] })}</span>
            </Link>
          </li>
        ))}
      </ul>
      <Section title={of("title")}>
        <p>{of("lead", { days: REPORT_DAYS })}</p>
        <KeptPromises rows={promises} days={REPORT_DAYS} />
      </Section>
    </Page>
  );
}
