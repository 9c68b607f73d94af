import type { Day } from "./calendar";
import type { Amounts, Blocks } from "./prices";

export type State =
  | "reserved"
  | "active"
  | "expired"
  | "suspended"
  | "cancelled"
  | "deleted"
  | "revoked"
  | "renewal_failed";

/** A mailbox as the rules say it must be. */
export interface Mailbox {
  seller: string;
  /** Id of its row, once it is known. */
  id: string;
  /** As its welcome mail tells them; unlike everything else here, what the product says is taken for true. */
  codes: { userCode: string; address: string };
  /** The name it must have: the first of those wished that could be had. */
  name: string;
  user: string | null;
  /** A public body that pays the VAT to the tax office itself. */
  split: boolean;
  plan: string;
  term: number;
  state: State;
  expiry: Day | null;
  /** Day of the month its first term ended on. */
  keeps: number;
  addOns: Blocks[];
  notice: boolean;
  reminders: number;
  atProvider: "none" | "active" | "suspended" | "closed";
  /** What was done, the last at the end: told when something is wrong. */
  story: string[];
}

/** An order as the rules say it must be. */
export interface Order extends Amounts {
  kind: "activation" | "renewal" | "add_on";
  seller: string;
  id: string;
  user: string | null;
  mailbox: Mailbox;
  channel: string;
  plan: string;
  term: number;
  addOns: Blocks[];
  state: "placed" | "settled" | "fulfilled" | "expired" | "cancelled";
  /** Last day it waits for its money; null: for ever. */
  until: Day | null;
  oldExpiry: Day | null;
  newExpiry: Day | null;
  /** Cents that came of its price. */
  held: number;
  /** Its papers are good. */
  approved: boolean;
  /** Its service was begun before its money. */
  begun: boolean;
  delivered: boolean;
}
