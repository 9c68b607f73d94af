import type { CsvMapping } from "@/lib/statements/csv";
import type { Summary } from "@/lib/statements/formats/summary";
import type { BankLine } from "@/lib/statements/line";
import type { Found } from "./statement-matches";

/** A line with its place, its statement (from 0) and what it may be for. */
export type ShownLine = BankLine & { n: number; statement: number; account: string };

/** What a preview shows: read as far as it could be, with the reason when it would be refused. */
export interface Preview {
  file: string;
  format: string | null;
  encoding: string | null;
  accounts: Omit<Summary["statements"][number], "balances">[];
  balances: { account: string; kind: string; amountCents: number; currency: string; on: string }[];
  lines: ShownLine[];
  /** Null without a seller to match for. */
  matches: Found[] | null;
  /** CSV: how its columns were read, and whether anybody has confirmed it. */
  columns: (Omit<CsvMapping, "account"> & { confirmed: boolean }) | null;
}
