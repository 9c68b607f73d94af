import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { WithdrawVersion } from "@/components/sellers/draft-forms";
import { Day, Moment } from "@/components/ui/day";
import { StateBadge, type Tone } from "@/components/ui/state-badge";
import { WholeTable } from "@/components/ui/whole-table";
import { day, formatDay } from "@/lib/kernel/day";
import { type VersionRow, versionsOf } from "@/lib/sellers/queries/versions";
import { withdraw } from "./actions";

const TONES: Record<VersionRow["state"], Tone> = {
  "in-force": "good",
  scheduled: "waiting",
  past: "neutral",
  withdrawn: "neutral",
};

/** Every published version, newest first; one that has not begun can be withdrawn. */
export async function Versions({ seller, may }: { seller: string; may: boolean }) {
  const [t, rows] = await Promise.all([getTranslations("policy.versions"), versionsOf(seller)]);
  const path = `/${seller}/desk/impostazioni/regole`;
  return (
    <WholeTable
      name={t("caption")}
      rows={rows}
      rowKey={({ version }) => String(version)}
      columns={[
        {
          key: "version",
          label: t("version"),
          render: ({ version }) => <Link href={`${path}/versioni/${version}`}>{t("one", { version })}</Link>,
        },
        { key: "from", label: t("from"), render: ({ from }) => <Day value={from} /> },
        { key: "published", label: t("published"), render: ({ publishedAt }) => <Moment value={publishedAt} /> },
        { key: "by", label: t("by"), render: ({ publishedByName }) => publishedByName ?? "–" },
        {
          key: "state",
          label: t("state"),
          render: ({ state }) => <StateBadge tone={TONES[state]}>{t(`states-${state}`)}</StateBadge>,
        },
        ...(may
          ? [
              {
                key: "acts",
                label: t("acts"),
                render: ({ version, from, state }: VersionRow) =>
                  state === "scheduled" ? (
                    <WithdrawVersion
                      action={withdraw.bind(null, seller)}
                      version={version}
                      from={formatDay(day(from))}
                    />
                  ) : (
                    "–"
                  ),
              },
            ]
          : []),
      ]}
      empty={null}
    />
  );
}
