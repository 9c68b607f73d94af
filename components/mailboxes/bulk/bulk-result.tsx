import { Text } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { SmallTable } from "@/components/mailboxes/small-table";
import { Day } from "@/components/ui/day";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/page";
import { StateBadge } from "@/components/ui/state-badge";
import { numberText } from "@/lib/invoicing/invoice";
import type { Day as KernelDay } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";

type Invoice = { id: string; number: number | null; series: string; year: number; fileId: string | null };
export type Result = {
  renewed: number;
  totalCents: number;
  byName: string;
  reason: string;
  refused: { mailboxId: string; code: string; address: string | null }[];
  orders: {
    id: string;
    address: string;
    state: string;
    until: KernelDay | null;
    totalCents: number;
    invoice: Invoice | null;
  }[];
};
type Props = {
  result: Result;
  /** Where an invoice is opened; without it only its number is shown: it is somebody else's. */
  invoiceHref?: (invoiceId: string) => string;
};

/** What one act renewed: each mailbox done or under way, with its invoice; and what was left out, with the reason. */
export function BulkResult({ result, invoiceHref }: Props) {
  const t = useTranslations("renewals");
  const done = useTranslations("renewals.done");
  const refusals = useTranslations("renewals.refusals");
  const locale = useLocale();
  const running = result.orders.some(({ state }) => state !== "fulfilled");
  const invoiceOf = ({ invoice, totalCents }: Pick<Result["orders"][number], "invoice" | "totalCents">) => {
    if (totalCents === 0) return done("invoice-none");
    if (!invoice?.fileId) return done("invoice-soon");
    return invoiceHref ? <a href={invoiceHref(invoice.id)}>{numberText(invoice)}</a> : numberText(invoice);
  };
  return (
    <>
      <Text>
        {done(result.totalCents === 0 ? "lead-borne" : "lead", {
          count: result.renewed,
          total: formatCents(result.totalCents, locale),
        })}
      </Text>
      {result.reason && <Text>{done("by", { name: result.byName, reason: result.reason })}</Text>}
      {running && <Text>{done("running")}</Text>}
      <Section title={done("list")}>
        <SmallTable
          name={done("list")}
          none=""
          rows={result.orders.map(({ id, address, state, until, ...order }) => ({
            key: id,
            cells: [
              { label: t("columns.mailbox"), value: address },
              { label: t("columns.until"), value: until ? <Day value={until} /> : "–" },
              {
                label: done("state"),
                value: (
                  <StateBadge tone={state === "fulfilled" ? "good" : "waiting"}>
                    {done(state === "fulfilled" ? "states.fulfilled" : "states.settled")}
                  </StateBadge>
                ),
              },
              { label: t("columns.price"), numeric: true, value: <Money cents={order.totalCents} /> },
              {
                label: done("invoice"),
                value: invoiceOf(order),
              },
            ],
          }))}
        />
      </Section>
      {result.refused.length > 0 && (
        <Section title={done("refused")}>
          <Text mb="sm">{done("refused-text")}</Text>
          <SmallTable
            name={done("refused")}
            none=""
            rows={result.refused.map(({ mailboxId, code, address }) => ({
              key: mailboxId,
              cells: [
                { label: t("columns.mailbox"), value: address ?? "–" },
                { label: t("closed.reason"), value: refusals(code) },
              ],
            }))}
          />
        </Section>
      )}
    </>
  );
}
