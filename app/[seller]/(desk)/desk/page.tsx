import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { QueueFilters } from "@/components/documents/queue-filters";
import { QueueList } from "@/components/documents/queue-list";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { StateBadge } from "@/components/ui/state-badge";
import { formatInstant } from "@/lib/kernel/day";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { actorOf, requireStaff } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { queueOf } from "@/lib/staff/queries/queue";
import { isQueueKind, minutesLeft, type QueueItem } from "@/lib/staff/queue";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.queue"))("title") };
}

/** Lines on one page: more than anybody does before lunch. */
const SHOWN = 100;

/** What waits for this member of the staff, oldest promise first. `?tipo=` keeps one kind. */
export default async function QueuePage({ params, searchParams }: Props) {
  const [{ seller }, query, t] = await Promise.all([params, searchParams, getTranslations("desk.queue")]);
  const [viewer, policy] = [await requireStaff(seller, ...STAFF_ROLES), await policyOf(seller)];
  const actor = actorOf(viewer);
  if (!policy || actor.kind !== "user") notFound();
  const { items, counts } = await queueOf({ seller, policy, actor });
  const kind = isQueueKind(query.tipo) ? query.tipo : null;
  const chosen = items.filter((item) => !kind || item.kind === kind);
  const base = `/${seller}/desk`;
  const at = now();
  const line = (item: QueueItem) => {
    const { path, dueAt, openedAt: _, ...rest } = item;
    const minutes = minutesLeft(dueAt, at, policy.service.openingHours);
    return { ...rest, href: path && `${base}/${path}`, due: formatInstant(dueAt), minutes };
  };
  const lines = chosen.slice(0, SHOWN).map(line);
  const late = lines.filter(({ minutes }) => minutes < 0).length;
  return (
    <Page width="wide">
      <PageTitle
        lead={t("lead")}
        {...(late > 0 ? { actions: <StateBadge tone="bad">{t("late", { count: late })}</StateBadge> } : {})}
      >
        {t("title")}
      </PageTitle>
      {query.fatto !== undefined && <Callout kind="good">{t("decided")}</Callout>}
      <QueueFilters base={base} counts={counts} chosen={kind} />
      {lines.length > 0 && <QueueList lines={lines} />}
      {lines.length < chosen.length && <p>{t("more", { count: SHOWN })}</p>}
      {lines.length === 0 && (
        <EmptyState
          title={t("empty.title")}
          {...(kind ? { action: <LinkedButton href={base}>{t("all")}</LinkedButton> } : {})}
        >
          {t(kind ? "empty.filtered" : "empty.text")}
        </EmptyState>
      )}
    </Page>
  );
}
