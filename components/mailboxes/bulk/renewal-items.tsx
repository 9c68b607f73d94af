import Link from "next/link";
import { useTranslations } from "next-intl";
import { SmallTable } from "@/components/mailboxes/small-table";
import { Day } from "@/components/ui/day";
import { Money } from "@/components/ui/money";
import { StateBadge } from "@/components/ui/state-badge";
import type { Day as KernelDay } from "@/lib/kernel/day";

type Item = {
  mailboxId: string;
  address: string;
  expiry: KernelDay;
  until: KernelDay;
  totalCents: number;
  leftOut: string | null;
  state: "waiting" | "running" | "done" | "left-out";
};
type Props = {
  items: readonly Item[];
  href?: (mailboxId: string) => string;
  /** Still to be paid: what each leads to and costs is enough. */
  brief?: boolean;
};

const TONES = { waiting: "neutral", running: "waiting", done: "good", "left-out": "warning" } as const;

/** The mailboxes that one order renews together: new expiry, price and how far each is, or why it was left out. */
export function RenewalItems({ items, href, brief = false }: Props) {
  const t = useTranslations("renewals");
  const refusals = useTranslations("renewals.refusals");
  return (
    <SmallTable
      name={t("together.items")}
      none=""
      rows={items.map(({ mailboxId, address, expiry, until, totalCents, leftOut, state }) => ({
        key: mailboxId,
        cells: [
          {
            label: t("columns.mailbox"),
            value: brief ? (
              <>
                {address}
                <div>{leftOut ? refusals(leftOut) : [t("columns.until"), ": ", <Day key="until" value={until} />]}</div>
              </>
            ) : href ? (
              <Link href={href(mailboxId)}>{address}</Link>
            ) : (
              address
            ),
          },
          ...(brief ? [] : [{ label: t("columns.expiry"), value: <Day value={expiry} /> }]),
          ...(brief ? [] : [{ label: t("columns.until"), value: leftOut ? refusals(leftOut) : <Day value={until} /> }]),
          { label: t("columns.price"), numeric: true, value: leftOut ? "–" : <Money cents={totalCents} /> },
          ...(brief
            ? []
            : [
                {
                  label: t("done.state"),
                  value: <StateBadge tone={TONES[state]}>{t(`together.states.${state}`)}</StateBadge>,
                },
              ]),
        ],
      }))}
    />
  );
}
