import type { Instant } from "@/lib/kernel/day";
import type { Actor } from "./actor";

/** Who calls, for which seller. `key` makes the act happen once however often it is sent. */
export interface Call {
  seller: string;
  actor: Actor;
  key?: string;
  /** The instant of the act, when it is not this moment (rehearsals, backdated bank entries). */
  at?: Instant;
}
