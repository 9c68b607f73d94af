import Link from "next/link";
import { useTranslations } from "next-intl";
import css from "@/components/mailboxes/mailboxes.module.css";
import { SmallTable } from "@/components/mailboxes/small-table";
import { StateBadge, type Tone } from "@/components/ui/state-badge";
import { formatInstant, type Instant } from "@/lib/kernel/day";

export type LiteShown = {
  id: string;
  address: string;
  note: string;
  /** A state of the panel. */
  state: string;
  promisedBy: Instant | null;
};

const TONES: Record<string, Tone> = {
  provisioning: "waiting",
  provisioning_failed: "bad",
  active: "good",
  "wrong-password": "bad",
  expired: "warning",
  suspended: "warning",
};

/** The Lite mailboxes of a HUB with their states; each leads to its page. */
export function LiteList({ lites, href }: { lites: LiteShown[]; href: (id: string) => string }) {
  const t = useTranslations("hub.lite");
  return (
    <SmallTable
      name={t("table")}
      none={t("none")}
      rows={lites.map(({ id, address, note, state, promisedBy }) => ({
        key: id,
        cells: [
          {
            label: t("address"),
            value: (
              <Link href={href(id)} className={css.address}>
                {address}
              </Link>
            ),
          },
          { label: t("note"), value: note || "–" },
          {
            label: t("state"),
            value: (
              <>
                <StateBadge tone={TONES[state] ?? "neutral"}>{t(`states.${state}`)}</StateBadge>
                {promisedBy && <> {t("by", { when: formatInstant(promisedBy) })}</>}
              </>
            ),
          },
        ],
      }))}
    />
  );
}
