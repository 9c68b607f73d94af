import type { TableColumns, TableLine } from "@/lib/kernel/csv";
import { type LiteLine, liteLine, type WatchLine, watchLine } from "./hub-schema";

/**
 * A line of a file, judged: to be done, there already (a corrected file is loaded whole again), or why not. `reason` is a
 * refusal code of the namespace "hub" or "names".
 */
export interface Judged<T> {
  line: number;
  /** What the line is about, as written. */
  label: string;
  verdict: "ok" | "there" | "wrong";
  reason?: string;
  params?: Record<string, string | number>;
  value?: T;
}

/** Names of columns people give them, in Italian and English; the first is the one said when it is missing. */
export const LITE_COLUMNS: TableColumns<"name" | "email" | "note"> = {
  name: { names: ["casella", "nome", "nome casella", "indirizzo", "name", "mailbox", "address"], required: true },
  email: { names: ["e-mail", "email", "posta", "mail", "email utilizzatore"] },
  note: { names: ["nota", "note", "a chi serve", "utilizzatore", "user"] },
};
export const WATCH_COLUMNS: TableColumns<"address" | "userCode" | "password" | "note"> = {
  address: { names: ["casella", "indirizzo", "address", "mailbox", "pec"], required: true },
  userCode: { names: ["user-id", "userid", "utente", "user"], required: true },
  password: { names: ["password"], required: true },
  note: { names: ["nota", "note"] },
};

interface Known {
  /** Addresses the HUB has already. */
  there: ReadonlySet<string>;
  /** Places that are free. */
  free: number;
}

/**
 * Judges the lines of a file of Lite mailboxes by all that can be told without asking anybody: form, repeated names,
 * what is there already, places left. Reasons: `lite-domain`, `line-email`, `line-note`, `name-empty`, `line-repeated`, `no-place`.
 */
export function judgeLites(
  lines: readonly TableLine<"name" | "email" | "note">[],
  { domains, ...known }: Known & { domains: readonly string[] },
): Judged<LiteLine>[] {
  return judged(lines, known, ({ name, email, note }) => {
    const [local = "", domain = domains[0] ?? ""] = name.toLowerCase().split("@");
    if (local === "") return { label: name, reason: "name-empty" };
    if (!domains.includes(domain)) return { label: name, reason: "lite-domain" };
    const value = liteLine.safeParse({ name: local, domain, email, note });
    const label = `${local}@${domain}`;
    return value.success ? { label, value: value.data } : { label, reason: reasonOf(value.error.issues[0]?.path[0]) };
  });
}

/** The same for mailboxes to watch. Reasons: `line-address`, `line-userCode`, `line-password`, `line-note`, `line-repeated`, `no-place`. */
export function judgeWatches(
  lines: readonly TableLine<"address" | "userCode" | "password" | "note">[],
  known: Known,
): Judged<WatchLine>[] {
  return judged(lines, known, (cells) => {
    const value = watchLine.safeParse(cells);
    if (value.success) return { label: value.data.address, value: value.data };
    return { label: cells.address, reason: reasonOf(value.error.issues[0]?.path[0]) };
  });
}

const reasonOf = (field: PropertyKey | undefined): string =>
  `line-${["email", "note", "address", "userCode", "password"].find((each) => each === field) ?? "name"}`;

/** Line after line: the first of two alike counts, and places go to those that come first. */
function judged<K extends string, T>(
  lines: readonly TableLine<K>[],
  { there, free }: Known,
  read: (cells: Record<K, string>) => { label: string; value?: T; reason?: string },
): Judged<T>[] {
  const met = new Set<string>();
  let left = free;
  return lines.map(({ line, cells }): Judged<T> => {
    const { label, value, reason } = read(cells);
    if (reason || value === undefined) return { line, label, verdict: "wrong", reason: reason ?? "line-name" };
    if (there.has(label)) return { line, label, verdict: "there" };
    if (met.has(label)) return { line, label, verdict: "wrong", reason: "line-repeated" };
    met.add(label);
    if (left <= 0) return { line, label, verdict: "wrong", reason: "no-place", params: { free } };
    left -= 1;
    return { line, label, verdict: "ok", value };
  });
}
