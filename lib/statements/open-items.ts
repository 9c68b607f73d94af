import type { Cents } from "@/lib/kernel/money";
import { nameWords } from "./payer";

/** An order or a top-up that money may be for. Amounts in cents, days YYYY-MM-DD. */
export interface OpenItem {
  kind: "order" | "top-up";
  id: string;
  code: string;
  /** It waits for money: what is closed or paid is found by its code only. */
  open: boolean;
  missingCents: Cents;
  /** Who may pay it: the holder, the name on the invoice, the owner of the account. */
  names: string[];
  /** The user or holder it belongs to, by whom earlier matches are known. */
  customer: string | null;
  openedOn: string;
  dueOn: string | null;
}

/** Open items with the words of their names. */
export interface Indexed extends OpenItem {
  words: string[][];
}

/** A word that more share tells nobody apart. */
const MOST_CANDIDATES = 50;

/** What money may be for, found by code, by amount, by amount and name, by customer: never by looking at all of them. */
export class OpenItems {
  private readonly codes = new Map<string, Indexed>();
  private readonly amounts = new Map<Cents, Indexed[]>();
  private readonly customers = new Map<string, Indexed[]>();
  /** Made for an amount when a line of that amount first asks. */
  private readonly named = new Map<Cents, Map<string, Indexed[]>>();

  private sorted: Cents[] | undefined;

  constructor(items: Iterable<OpenItem>) {
    for (const item of items) this.add(item);
  }

  private add(item: OpenItem): void {
    const indexed: Indexed = { ...item, words: [] };
    this.codes.set(item.code, indexed);
    if (!item.open) return;
    push(this.amounts, item.missingCents, indexed);
    if (item.customer) push(this.customers, item.customer, indexed);
  }

  byCode(code: string): Indexed | undefined {
    return this.codes.get(code);
  }

  /** The amounts that something waits for, from one to another, both included. */
  amountsBetween(fromCents: Cents, toCents: Cents): Cents[] {
    this.sorted ??= [...this.amounts.keys()].sort((a, b) => a - b);
    const first = this.sorted.findIndex((amount) => amount >= fromCents);
    const beyond = this.sorted.findIndex((amount) => amount > toCents);
    return first < 0 ? [] : this.sorted.slice(first, beyond < 0 ? undefined : beyond);
  }

  /** How many wait for exactly that amount. */
  count(amountCents: Cents): number {
    return this.amounts.get(amountCents)?.length ?? 0;
  }

  ofCustomer(customer: string): Indexed[] {
    return (this.customers.get(customer) ?? []).map(withWords);
  }

  /** Items of an amount: all when they are few, else those that share the rarest of the words shown. */
  candidates(amountCents: Cents, shown: readonly string[]): Indexed[] {
    const all = this.amounts.get(amountCents) ?? [];
    if (all.length <= 20) return all.map(withWords);
    const words = this.wordsOf(amountCents, all);
    const lists = shown.map((word) => words.get(word) ?? []).filter((list) => list.length > 0);
    const rare = lists.filter((list) => list.length <= MOST_CANDIDATES);
    if (rare.length > 0) return rare.length === 1 ? (rare[0] ?? []) : [...new Set(rare.flat())];
    return lists.sort((a, b) => a.length - b.length)[0]?.slice(0, MOST_CANDIDATES) ?? [];
  }

  private wordsOf(amountCents: Cents, items: readonly Indexed[]): Map<string, Indexed[]> {
    const known = this.named.get(amountCents);
    if (known) return known;
    const made = new Map<string, Indexed[]>();
    for (const item of items) for (const word of new Set(withWords(item).words.flat())) push(made, word, item);
    this.named.set(amountCents, made);
    return made;
  }
}

/** The words of an item's names, taken apart when first needed. */
function withWords(item: Indexed): Indexed {
  if (item.words.length === 0) item.words = item.names.map(nameWords);
  return item;
}

function push<K>(map: Map<K, Indexed[]>, key: K, item: Indexed): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
