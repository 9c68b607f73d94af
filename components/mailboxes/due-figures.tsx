import { useFormatter, useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import { day, formatDay } from "@/lib/kernel/day";
import { type Churn, churnPercent, type Due, type Step } from "@/lib/mailboxes/due-figures";
import { ColumnChart } from "./column-chart";
import css from "./figures.module.css";
import { SmallTable } from "./small-table";

type Period = Due & { begins: string };
type Part = Due & { key: string; name: string };

/** "23/11" of a week that begins then, "11/2026" of a month. */
const short = (begins: string, step: Step): string => {
  const text = formatDay(day(begins));
  return step === "week" ? text.slice(0, 5) : text.slice(3);
};

/** Below a column there is room for "11/26" only. */
const below = (begins: string, step: Step): string => {
  const text = short(begins, step);
  return step === "week" ? text : `${text.slice(0, 3)}${text.slice(-2)}`;
};

const dueCells = (t: ReturnType<typeof useTranslations<"desk.due">>, count: string, netCents: number) => [
  { label: t("renewals"), value: count, numeric: true },
  { label: t("revenue"), value: <Money cents={netCents} />, numeric: true },
];

/** How many renewals fall due in each period, with what they bring. */
export function DueByPeriod({ step, periods }: { step: Step; periods: Period[] }) {
  const t = useTranslations("desk.due");
  const format = useFormatter();
  const named = (begins: string) =>
    step === "week" ? t("week-of", { day: formatDay(day(begins)) }) : short(begins, step);
  return (
    <div className={css.pair}>
      <ColumnChart
        title={t("due")}
        columns={periods.map(({ begins, count }) => ({
          key: begins,
          label: below(begins, step),
          value: count,
          text: count > 0 ? format.number(count) : "",
        }))}
      />
      <SmallTable
        name={t("due")}
        none={t("none")}
        rows={periods.map(({ begins, count, netCents }) => ({
          key: begins,
          cells: [{ label: t("period"), value: named(begins) }, ...dueCells(t, format.number(count), netCents)],
        }))}
      />
    </div>
  );
}

/** What the renewals bring in each period, and which plans and channels they are of. */
export function DueRevenue(given: { step: Step; periods: Period[]; plans: Part[]; channels: Part[] }) {
  const t = useTranslations("desk.due");
  const format = useFormatter();
  return (
    <div className={css.pair}>
      <ColumnChart
        title={t("revenue-title")}
        columns={given.periods.map(({ begins, netCents }) => ({
          key: begins,
          label: below(begins, given.step),
          value: netCents,
          text: netCents > 0 ? format.number(Math.round(netCents / 100)) : "",
        }))}
      />
      <div className={css.parts}>
        <Shares name={t("by-plan")} of={t("plan")} parts={given.plans} />
        <Shares name={t("by-channel")} of={t("channel")} parts={given.channels} />
      </div>
    </div>
  );
}

/** Parts of what falls due, each with a bar as long as its share. */
function Shares({ name, of, parts }: { name: string; of: string; parts: Part[] }) {
  const t = useTranslations("desk.due");
  const format = useFormatter();
  const most = Math.max(...parts.map(({ count }) => count), 1);
  return (
    <SmallTable
      name={name}
      none={t("none")}
      rows={parts.map((part) => ({
        key: part.key,
        cells: [
          {
            label: of,
            value: (
              <>
                {part.name}
                <span
                  className={css.share}
                  style={{ width: `${Math.max(1, Math.round((100 * part.count) / most))}%` }}
                  aria-hidden="true"
                />
              </>
            ),
          },
          ...dueCells(t, format.number(part.count), part.netCents),
        ],
      }))}
    />
  );
}

/** Of the terms that ended in each month, how many were not renewed. */
export function ChurnByMonth({ churn }: { churn: Churn[] }) {
  const t = useTranslations("desk.due");
  const format = useFormatter();
  const rate = (month: Churn) => {
    const value = churnPercent(month);
    return value === null ? "–" : format.number(value / 100, { style: "percent", maximumFractionDigits: 1 });
  };
  return (
    <div className={css.pair}>
      <ColumnChart
        title={t("churn")}
        columns={churn.map((month) => ({
          key: month.begins,
          label: below(month.begins, "month"),
          value: churnPercent(month) ?? 0,
          text: month.ended > 0 ? rate(month) : "",
        }))}
      />
      <SmallTable
        name={t("churn")}
        none={t("none")}
        rows={churn.map((month) => ({
          key: month.begins,
          cells: [
            { label: t("month"), value: short(month.begins, "month") },
            { label: t("ended"), value: format.number(month.ended), numeric: true },
            { label: t("lost"), value: format.number(month.lost), numeric: true },
            { label: t("declined"), value: format.number(month.declined), numeric: true },
            { label: t("churn-rate"), value: rate(month), numeric: true },
          ],
        }))}
      />
    </div>
  );
}
