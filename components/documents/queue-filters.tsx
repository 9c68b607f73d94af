import { useTranslations } from "next-intl";
import { ChipNav } from "@/components/ui/chip-nav";
import { QUEUE_KINDS, type QueueKind } from "@/lib/staff/queue";

type Props = { base: string; counts: Partial<Record<QueueKind, number>>; chosen: QueueKind | null };

/** One chip for each kind of work that is this person's, with how much of it waits. */
export function QueueFilters({ base, counts, chosen }: Props) {
  const t = useTranslations("desk.queue");
  const kinds = QUEUE_KINDS.filter((kind) => counts[kind] !== undefined);
  const all = kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
  const chip = (kind: QueueKind | null, label: string, count: number) => ({
    href: kind ? `${base}?tipo=${kind}` : base,
    label,
    count,
    current: kind === chosen,
  });
  const chips = kinds.map((kind) => chip(kind, t(`kinds.${kind}`), counts[kind] ?? 0));
  return <ChipNav label={t("filters")} chips={[chip(null, t("all"), all), ...chips]} as="true" />;
}
