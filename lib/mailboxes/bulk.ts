import type { Blocks } from "@/lib/catalogue/add-ons";
import type { Customer } from "@/lib/invoicing/vat-free";
import type { Day } from "@/lib/kernel/day";
import { type Cents, sumCents } from "@/lib/kernel/money";
import { amountsOwed } from "@/lib/orders/offer";
import type { Policy } from "@/lib/sellers/policy";
import type { Channel } from "@/lib/sellers/policy/common";
import { type Held, renewing } from "./extras";
import type { MailboxState } from "./mailbox";
import { explainRenewal, type RenewalAnswer, renewalTerms } from "./renewal";

/** Mailboxes that one act may renew at most. */
export const MOST_AT_ONCE = 2000;

/** What of a mailbox decides whether it can be renewed together with others. */
export interface BulkMailbox {
  id: string;
  address: string;
  state: MailboxState;
  expiry: Day | null;
  plan: string;
  userCode: string | null;
  originalDay: number | null;
  held: readonly Held[];
  /** Its holder wants it closed. */
  closing: boolean;
  /** The term after its expiry is paid already, or was begun on trust. */
  paid: boolean;
  /** Who is invoiced pays the VAT to the tax office and owes the net alone. */
  splitPayment: boolean;
  /** Who is invoiced; null: not known. */
  customer: Customer | null;
}

/** How they are to be renewed. */
export interface BulkWish {
  /** Months wished for all; where they are not on sale, the mailbox's shortest term. */
  termMonths?: number | undefined;
  on: Day;
  channel: Channel;
  /** The agreement at whose prices it is, and net cents of a term that its professional order bears. */
  agreementId?: string | null;
  share?: (termMonths: number) => Cents;
}

/** Where a line is sold: under which agreement, and net cents that its professional order bears. */
interface Sold {
  channel: Channel;
  agreementId: string | null;
  shareCents: Cents;
}

/** One mailbox of the list: what renewing it costs whoever owes it and leads to, or why it can't be (a refusal code). */
export interface BulkLine {
  mailboxId: string;
  address: string;
  expiry: Day | null;
  plan: string;
  termMonths: number;
  addOns: Blocks[];
  sold: Sold;
  answer: RenewalAnswer | null;
  obstacle: string | null;
}

/** What was shown of a line when somebody agreed to it: only that is carried out. */
export interface AgreedLine {
  mailboxId: string;
  /** The expiry it is counted from, "YYYY-MM-DD". */
  expiresOn: string;
  termMonths: number;
  totalCents: Cents;
}

/**
 * What renewing one mailbox among others would be. Obstacles: `renewal-paid`, `mailbox-being-revoked`,
 * `mailbox-not-found` (not live any more), `renewal-<reason>` of `explainRenewal`, `add-on-not-sold`, `add-on-blocks`.
 */
export function bulkLine(policy: Policy, mailbox: BulkMailbox, wish: BulkWish): BulkLine {
  const { on, channel } = wish;
  const terms = renewalTerms(policy, mailbox.plan, channel, on);
  const termMonths = terms.find((each) => each === wish.termMonths) ?? terms[0] ?? 0;
  const addOns = renewing(policy, mailbox.held);
  const { id: mailboxId, address, expiry, plan } = mailbox;
  const sold = { channel, agreementId: wish.agreementId ?? null, shareCents: wish.share?.(termMonths) ?? 0 };
  const line = { mailboxId, address, expiry, plan, termMonths, addOns, sold };
  if (!expiry || mailbox.state === "revoked") return { ...line, answer: null, obstacle: "mailbox-not-found" };
  const priced = explainRenewal(policy, {
    expiry,
    on,
    channel,
    plan,
    addOns,
    customer: mailbox.customer,
    ...(termMonths ? { termMonths } : {}),
    ...(mailbox.userCode ? { userCode: mailbox.userCode } : {}),
    ...(mailbox.originalDay ? { originalDay: mailbox.originalDay } : {}),
  });
  const answer = { ...priced, ...amountsOwed(priced, mailbox) };
  return { ...line, answer, obstacle: obstacleOf(mailbox, answer, sold) };
}

function obstacleOf({ paid, closing }: BulkMailbox, answer: RenewalAnswer, { shareCents }: Sold): string | null {
  if (paid) return "renewal-paid";
  if (closing) return "mailbox-being-revoked";
  if (!answer.renewable) return answer.addOnFault ?? `renewal-${answer.reason}`;
  // What is free is not sold by the dozen, unless somebody else bears it.
  return answer.totalCents > 0 || shareCents > 0 ? null : "renewal-no-price";
}

/**
 * Why a line is not carried out as it was agreed to; null: it may be. `expiry-changed` is what makes a list sent twice
 * renew nothing twice; `price-changed`: it costs something else by now.
 */
export function notAsAgreed(line: BulkLine, agreed: AgreedLine): string | null {
  if (line.expiry?.toString() !== agreed.expiresOn) return "expiry-changed";
  if (line.obstacle) return line.obstacle;
  if (line.termMonths !== agreed.termMonths) return "renewal-no-price";
  return line.answer?.totalCents === agreed.totalCents ? null : "price-changed";
}

/** A line that is left out, and why: a refusal code. */
export interface LeftOut {
  mailboxId: string;
  code: string;
}

interface SortedOut {
  lines: BulkLine[];
  refused: LeftOut[];
}

/** Of what was agreed to, what is carried out today as it was agreed, and what is not, each mailbox once. */
export function sortOut(
  lineOf: (mailbox: BulkMailbox, termMonths: number) => BulkLine,
  mailboxes: readonly BulkMailbox[],
  agreed: readonly AgreedLine[],
): SortedOut {
  const found = new Map(mailboxes.map((mailbox) => [mailbox.id, mailbox]));
  const lines: BulkLine[] = [];
  const refused: LeftOut[] = [];
  for (const wanted of new Map(agreed.map((each) => [each.mailboxId, each])).values()) {
    const { mailboxId, termMonths } = wanted;
    const mailbox = found.get(mailboxId);
    const line = mailbox && lineOf(mailbox, termMonths);
    const code = line ? notAsAgreed(line, wanted) : "mailbox-not-found";
    if (code) refused.push({ mailboxId, code });
    else if (line) lines.push(line);
  }
  return { lines, refused };
}

/** What the lines that can be renewed come to, in cents. */
export function bulkTotals(lines: readonly BulkLine[]): {
  count: number;
  netCents: Cents;
  vatCents: Cents;
  totalCents: Cents;
} {
  const answers = lines.flatMap(({ obstacle, answer }) => (!obstacle && answer ? [answer] : []));
  const sum = (amount: (answer: RenewalAnswer) => Cents) => sumCents(answers.map(amount));
  return {
    count: answers.length,
    netCents: sum(({ netCents }) => netCents),
    vatCents: sum(({ vatCents }) => vatCents),
    totalCents: sum(({ totalCents }) => totalCents),
  };
}

/** The lines as they are agreed to: what the page sends back. */
export const agreedLines = (lines: readonly BulkLine[]): AgreedLine[] =>
  lines.flatMap(({ mailboxId, expiry, termMonths, answer, obstacle }) =>
    obstacle || !answer || !expiry
      ? []
      : [{ mailboxId, expiresOn: expiry.toString(), termMonths, totalCents: answer.totalCents }],
  );

/** Codes of refusal a line may have: the pages have words for each. */
export const LINE_OBSTACLES = [
  "mailbox-not-found",
  "mailbox-being-revoked",
  "renewal-paid",
  "renewal-too-early",
  "renewal-too-late",
  "renewal-closed-prefix",
  "renewal-no-price",
  "renewal-buy-back",
  "renewal-ask-rep",
  "renewal-gone",
  "add-on-not-sold",
  "add-on-blocks",
  "expiry-changed",
  "price-changed",
  "agreement-no-renewal",
] as const;
