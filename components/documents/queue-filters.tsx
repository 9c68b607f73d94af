import Link from "next/link";
import { useTranslations } from "next-intl";
import { QUEUE_KINDS, type QueueKind } from "@/lib/staff/queue";
import css from "./queue.module.css";

type Props = { base: string; counts: Partial<Record<QueueKind, number>>; chosen: QueueKind | null };

/** One chip for each kind of work that is this person's, with how much of it waits. */
export function QueueFilters({ base, counts, chosen }: Props) {
  const t = useTranslations("desk.queue");
  const kinds = QUEUE_KINDS.filter((kind) => counts[kind] !== undefined);
  const all = kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
  const chip = (kind: QueueKind | null, label: string, count: number) => (
    <li key={label}>
      <Link
        href={kind ? `${base}?tipo=${kind}` : base}
        className={css.chip}
        aria-current={kind === chosen ? "true" : undefined}
      >
        {label} <span className="figure">{count}</span>
      </Link>
    </li>
  );
  return (
    <nav aria-label={t("filters")}>
      <ul className={css.chips}>
        {chip(null, t("all"), all)}
        {kinds.map((kind) => chip(kind, t(`kinds.${kind}`), counts[kind] ?? 0))}
      </ul>
    </nav>
  );
}
