import { formatCents } from "@/lib/kernel/money";
import type { Preview, ShownLine } from "./statement-shown";

/** More lines than a terminal is read for; `--json` has them all. */
const MOST_LINES = 50;

/** A preview for people: the accounts with their sums, then the lines with what they would be matched to. */
export function previewText(preview: Preview): string {
  const { format, encoding, accounts, lines, columns } = preview;
  if (!format) return "";
  const read = columns ? `columns ${columns.confirmed ? "as confirmed" : "as they seem to be (not confirmed)"}` : "";
  const head = [`${preview.file}: ${format}, ${encoding}`, read].filter(Boolean).join(", ");
  const shown = lines.slice(0, MOST_LINES).map((line) => lineText(line, preview));
  const more = lines.length > MOST_LINES ? [`… and ${lines.length - MOST_LINES} more lines`] : [];
  return [head, ...accounts.map(accountText), "", ...shown, ...more].join("\n");
}

const money = (cents: number | null, currency: string): string =>
  cents === null ? "?" : `${formatCents(cents, "en").replace("€", "")} ${currency}`;

const TOTALS = { right: "adds up", wrong: "DOES NOT ADD UP", unchecked: "no balances to check against" };

function accountText(facts: Preview["accounts"][number]): string {
  const { account, number, currency, openingCents, creditCents, debitCents, closingCents, count, totals } = facts;
  const sums = [
    `opening ${money(openingCents, currency)}`,
    `in ${money(creditCents, currency)}`,
    `out ${money(debitCents, currency)}`,
    `closing ${money(closingCents, currency)}`,
  ];
  const off = totals === "wrong" ? ` by ${money(facts.differenceCents, currency)}` : "";
  return `  ${account || "?"} (${number || "no number"}), ${count} lines: ${sums.join(", ")}; ${TOTALS[totals]}${off}`;
}

function lineText(line: ShownLine, { matches }: Preview): string {
  const match = matches?.find((each) => each.line === line.n);
  const best = match?.proposals[0];
  const to =
    match?.kind === "sure"
      ? `= ${best?.code}`
      : best
        ? `? ${best.code} (${best.score}: ${best.reasons.join(", ")})`
        : "";
  const said = [line.name, line.text || line.info].filter(Boolean).join(" | ").replace(/\s+/g, " ").slice(0, 60);
  return `  ${line.bookedOn} ${money(line.amountCents, line.currency).padStart(14)}  ${said.padEnd(60)}  ${to}`.trimEnd();
}
