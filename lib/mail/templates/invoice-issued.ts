import type { Cents } from "@/lib/kernel/money";
import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

export interface Facts {
  name: string;
  number: string;
  issuedOn: string;
  totalCents: Cents;
  /** VAT that a public body pays to the tax office itself. */
  splitCents?: Cents | undefined;
  /** It takes an invoice back, in full or in part. */
  isNote?: boolean | undefined;
  url: string;
}

export const render = template<Facts>("invoice-issued", (given, { say, shared, money, date }) => {
  const { number, totalCents, splitCents = 0, isNote = false } = given;
  const split: [string, string][] = [
    [say("split"), money(splitCents)],
    [say("owed"), money(totalCents - splitCents)],
  ];
  return {
    subject: say(isNote ? "subject-note" : "subject", { number }),
    name: given.name,
    blocks: [
      paragraph(say(isNote ? "text-note" : "text")),
      facts(
        [isNote ? say("note") : shared("invoice"), number],
        [shared("date"), date(given.issuedOn)],
        [shared("total"), money(totalCents)],
        ...(splitCents > 0 && !isNote ? split : []),
      ),
      action(say(isNote ? "action-note" : "action"), given.url),
    ],
  };
});
