import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import css from "@/components/mailboxes/mailboxes.module.css";
import { Page, PageTitle } from "@/components/ui/page";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { requireStaff } from "@/lib/platform/session";
import { type Overview, overviewOf } from "@/lib/staff/queries/overview";

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

/** The desk at a glance: what waits, each count leading to its list. */
export default async function OverviewPage({ params }: Props) {
  const { seller } = await params;
  const viewer = await requireStaff(seller, ...STAFF_ROLES);
  const [t, counts] = await Promise.all([getTranslations("desk.overview"), overviewOf(seller, today(), now())]);
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
    </Page>
  );
}
