import { z } from "zod";
import { findCodes, findLookAlikeCodes } from "@/lib/kernel/codes";
import type { Cents } from "@/lib/kernel/money";
import type { BankLine } from "./line";
import type { Indexed, OpenItems } from "./open-items";
import { likeness, nameWords } from "./payer";

/**
 * Why a line may be for an item. `fee`: short by what a bank takes on the way; `earlier`: this account paid for this
 * customer before; `words`, `bank-code`: what the bank says of a line that pays no order.
 */
export const REASONS = [
  "code",
  "code-closed",
  "amount",
  "fee",
  "more",
  "less",
  "name",
  "name-like",
  "earlier",
  "only-one",
  "due",
  "words",
  "bank-code",
] as const;
export type Reason = (typeof REASONS)[number];

/** An item a line may be for; the score runs from 0 to 100. */
export interface Proposal {
  kind: "order" | "top-up";
  id: string;
  code: string;
  /** How much of the line it would take, in cents. */
  amountCents: Cents;
  score: number;
  reasons: Reason[];
}

/** Proposals as they are kept with a line; of a class, `id` is the class. */
export const proposalsSchema = z.array(
  z.object({
    kind: z.enum(["order", "top-up", "class"]),
    id: z.string(),
    code: z.string(),
    amountCents: z.int(),
    score: z.int().min(0).max(100),
    reasons: z.array(z.enum(REASONS)),
  }),
);
export type KeptProposal = z.infer<typeof proposalsSchema>[number];

/** sure: code, amount and state all agree, nobody need look; else what a person may choose from, best first. */
export type Match =
  | { kind: "sure"; item: Proposal }
  /** One line for several codes whose amounts add up to it. */
  | { kind: "split"; items: Proposal[] }
  | { kind: "proposals"; proposals: Proposal[] };

/** What of a line and a seller decides. */
export interface MatchOptions {
  /** Code prefixes of the seller. */
  prefixes: readonly string[];
  /** What a bank may have taken on the way, in cents. */
  toleranceCents: Cents;
  /** Customers this payer's account paid for before. */
  customersOf?: (iban: string) => readonly string[];
}

type Told = Pick<BankLine, "amountCents" | "bookedOn" | "text" | "info" | "endToEnd" | "name" | "iban">;

/** Below this a proposal is a guess that costs more time than it saves. */
const LOWEST_SCORE = 35;
const MOST_PROPOSALS = 5;
/** What no code backs is never shown as nearly certain. */
const HIGHEST_WITHOUT_CODE = 90;

/** The codes a line carries, each text of it read for itself; in look-alike letters only where none stands plainly. */
export function codesOf(line: Told, prefixes: readonly string[]): { plain: string[]; alike: string[] } {
  const texts = [line.text, line.endToEnd, line.info, line.name].filter((text) => text.length > 8);
  const plain = [...new Set(texts.flatMap((text) => findCodes(text, prefixes)))];
  const alike = plain.length > 0 ? [] : [...new Set(texts.flatMap((text) => findLookAlikeCodes(text, prefixes)))];
  return { plain, alike };
}

/**
 * What a line that came in is for. Sure only when exactly one code we gave out stands in it, what it names waits for
 * money, and the amount is to the cent what is missing: everything else is for a person to decide.
 */
export function matchLine(line: Told, items: OpenItems, options: MatchOptions): Match {
  if (line.amountCents <= 0) return { kind: "proposals", proposals: [] };
  const { plain, alike } = codesOf(line, options.prefixes);
  const named = [...plain, ...alike].flatMap((code) => items.byCode(code) ?? []);
  const [sole] = named;
  if (sole && named.length === 1 && sole.open && sole.missingCents === line.amountCents)
    return { kind: "sure", item: proposal(sole, line.amountCents, 100, ["code", "amount"]) };
  const split = splitOf(line, named);
  if (split) return { kind: "split", items: split };
  const byCode = named.map((item) => judgedByCode(line, item, options.toleranceCents));
  const others = byCode.some(({ score }) => score >= 90) ? [] : withoutCode(line, items, options);
  const known = new Set(byCode.map(({ id }) => id));
  const all = [...byCode, ...others.filter(({ id }) => !known.has(id))];
  return { kind: "proposals", proposals: best(all) };
}

/** Several open codes in one text, whose amounts together are the line's. */
function splitOf(line: Told, named: readonly Indexed[]): Proposal[] | null {
  const sum = named.reduce((total, { missingCents }) => total + missingCents, 0);
  if (named.length < 2 || sum !== line.amountCents || !named.every(({ open }) => open)) return null;
  return named.map((item) => proposal(item, item.missingCents, 98, ["code", "amount"]));
}

function judgedByCode(line: Told, item: Indexed, toleranceCents: Cents): Proposal {
  if (!item.open) return proposal(item, line.amountCents, 60, ["code", "code-closed"]);
  const over = line.amountCents - item.missingCents;
  // The same amount, yet another code stands beside it: that is why a person is asked.
  if (over === 0) return proposal(item, line.amountCents, 90, ["code", "amount"]);
  if (over > 0) return proposal(item, line.amountCents, 85, ["code", "more"]);
  return -over <= toleranceCents
    ? proposal(item, line.amountCents, 95, ["code", "fee"])
    : proposal(item, line.amountCents, 80, ["code", "less"]);
}

function withoutCode(line: Told, items: OpenItems, options: MatchOptions): Proposal[] {
  const shown = nameWords([line.name, line.text, line.info].join(" "));
  const customers = new Set(line.iban ? (options.customersOf?.(line.iban) ?? []) : []);
  const found = new Map<string, Indexed>();
  for (const customer of customers) for (const item of items.ofCustomer(customer)) found.set(item.id, item);
  const amounts = items.amountsBetween(line.amountCents, line.amountCents + options.toleranceCents);
  for (const amount of amounts) for (const item of items.candidates(amount, shown)) found.set(item.id, item);
  const own = nameWords(line.name);
  return [...found.values()].map((item) => judged(line, item, { shown, own, customers, items, options }));
}

interface Evidence {
  shown: string[];
  own: string[];
  customers: ReadonlySet<string>;
  items: OpenItems;
  options: MatchOptions;
}

function judged(line: Told, item: Indexed, evidence: Evidence): Proposal {
  const reasons: [Reason, number][] = [
    ...amountReason(line, item, evidence.options.toleranceCents),
    ...nameReason(item, evidence),
  ];
  if (item.customer && evidence.customers.has(item.customer)) reasons.push(["earlier", 30]);
  if (item.missingCents === line.amountCents && evidence.items.count(line.amountCents) === 1)
    reasons.push(["only-one", 10]);
  if (item.dueOn && line.bookedOn >= item.openedOn && line.bookedOn <= item.dueOn) reasons.push(["due", 5]);
  const score = reasons.reduce((sum, [, weight]) => sum + weight, 0);
  // Money that came before the order was made is hardly for it.
  const early = line.bookedOn < item.openedOn ? 20 : 0;
  const kept = Math.max(0, Math.min(HIGHEST_WITHOUT_CODE, score) - early);
  return proposal(
    item,
    line.amountCents,
    kept,
    reasons.map(([reason]) => reason),
  );
}

function amountReason(line: Told, item: Indexed, toleranceCents: Cents): [Reason, number][] {
  const over = line.amountCents - item.missingCents;
  if (over === 0) return [["amount", 30]];
  if (over > 0) return [["more", 5]];
  return -over <= toleranceCents ? [["fee", 25]] : [["less", 5]];
}

function nameReason(item: Indexed, { own, shown }: Evidence): [Reason, number][] {
  const named = Math.max(0, ...item.words.map((words) => likeness(words, own)));
  if (named === 1) return [["name", 40]];
  const seen = Math.max(named, ...item.words.map((words) => likeness(words, shown)));
  if (seen === 1) return [["name", 35]];
  return seen >= 0.5 ? [["name-like", Math.round(25 * seen)]] : [];
}

const proposal = (item: Indexed, amountCents: Cents, score: number, reasons: Reason[]): Proposal => ({
  kind: item.kind,
  id: item.id,
  code: item.code,
  amountCents,
  score,
  reasons,
});

const best = (proposals: readonly Proposal[]): Proposal[] =>
  proposals
    .filter(({ score }) => score >= LOWEST_SCORE)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_PROPOSALS);
