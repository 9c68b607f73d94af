import { type Day, type Instant, instantInRome } from "@/lib/kernel/day";
import type { DemoMailbox } from "@/lib/mailboxes/exchanges/demo-provider";
import { nextCode } from "@/lib/orders/store";
import { db } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { Ledger } from "./ledger";
import { sequence } from "./numbers";
import { noRows, type Rows } from "./rows";

/** A file to be kept before the rows that name it are written. */
export interface PlannedFile {
  bytes: Buffer;
  contentType: string;
  pages?: number;
  /** Told the file's id once it is kept. */
  kept: (fileId: string) => void;
}

/** One seller's demo while it is being made up. */
export interface Shop {
  seller: string;
  policy: Policy;
  policyVersion: number;
  today: Day;
  now: Instant;
  /** First number of this shop's invented people. */
  firstNumber: number;
  random: () => number;
  rows: Rows;
  ledger: Ledger;
  files: PlannedFile[];
  atProvider: DemoMailbox[];
  nextCode: (prefix: string) => Promise<string>;
}

export function openShop(given: Pick<Shop, "policy" | "policyVersion" | "today" | "now" | "firstNumber">): Shop {
  const rows = noRows();
  const seller = given.policy.seller;
  return {
    ...given,
    seller,
    random: sequence(given.firstNumber),
    rows,
    ledger: new Ledger(seller, rows),
    files: [],
    atProvider: [],
    nextCode: (prefix) => nextCode(db(), prefix),
  };
}

/** A wall-clock time of a day, never later than now. */
export function momentOf(shop: Pick<Shop, "now">, date: Day, time: string): Instant {
  const instant = instantInRome(date, time);
  return instant.epochMilliseconds < shop.now.epochMilliseconds ? instant : shop.now;
}
