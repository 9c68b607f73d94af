import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Day } from "@/components/ui/day";
import { type Description, DescriptionList } from "@/components/ui/description-list";
import { Money } from "@/components/ui/money";
import { type Line, lineNet } from "@/lib/kernel/money";
import css from "./payment.module.css";

export interface Summary {
  /** Plan and term, name, holder …: what the order is about, in order. */
  facts: Description[];
  lines: Line[];
  netCents: number;
  vatCents: number;
  totalCents: number;
  /** What came of it already. */
  receivedCents?: number;
  newExpiry?: string | undefined;
}

/** What is paid and for what: facts, lines, net, VAT, total. */
export function OrderSummary({ summary, children }: { summary: Summary; children?: ReactNode }) {
  const t = useTranslations("payment.summary");
  const { facts, newExpiry } = summary;
  const expiry = newExpiry ? [{ term: t("new-expiry"), value: <Day value={newExpiry} /> }] : [];
  return (
    <section className={`panel ${css.summary}`} aria-labelledby="summary-title">
      <h2 id="summary-title">{t("title")}</h2>
      <DescriptionList items={[...facts, ...expiry]} />
      <Amounts {...summary} />
      {children}
    </section>
  );
}

function Amounts({ lines, netCents, vatCents, totalCents, receivedCents = 0 }: Omit<Summary, "facts">) {
  const t = useTranslations("payment.summary");
  return (
    <dl className={css.amounts}>
      {lines.map((line) => (
        <div key={line.description}>
          <dt>{line.description}</dt>
          <dd>
            <Money cents={lineNet(line)} />
          </dd>
        </div>
      ))}
      {lines.length > 1 && (
        <div>
          <dt>{t("net")}</dt>
          <dd>
            <Money cents={netCents} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t(isSplit({ lines, vatCents }) ? "vat-split" : "vat")}</dt>
        <dd>
          <Money cents={vatCents} />
        </dd>
      </div>
      {receivedCents > 0 && (
        <div>
          <dt>{t("received")}</dt>
          <dd>
            <Money cents={-receivedCents} />
          </dd>
        </div>
      )}
      <div className={css.total}>
        <dt>{t("total")}</dt>
        <dd>
          <Money cents={totalCents - receivedCents} />
        </dd>
      </div>
    </dl>
  );
}

/** The VAT is paid to the tax office by the customer, a public body: it is on the invoice and not asked for here. */
const isSplit = ({ lines, vatCents }: Pick<Summary, "lines" | "vatCents">): boolean =>
  vatCents === 0 && lines.some((line) => line.vatBps > 0 && lineNet(line) > 0);
