import { createHash, createHmac } from "node:crypto";
import type { WithIdempotency } from "../sandbox/idempotency";
import { json, type Reply } from "../sandbox/router";
import type { Put, Store } from "../sandbox/store";
import type { MailboxExtras, MailboxOptions, MailboxUsage, ProviderMailboxState, Watching } from "./port";

/** A mailbox as the pretend provider keeps it; of the holder only a hash. */
export interface HeldMailbox {
  ref: string;
  userId: string;
  address: string;
  holderHash: string;
  plan: string;
  expiry: string;
  state: ProviderMailboxState;
  extras?: MailboxExtras;
  options?: MailboxOptions;
  /** Of a Lite mailbox: its HUB's. */
  hubRef?: string;
  /** What a HUB watches, by address. */
  watched?: Record<string, Watching>;
  /** Messages sent, where a test says so; made up otherwise. */
  sent?: number;
}

export interface ProviderShapes extends WithIdempotency {
  mailbox: HeldMailbox;
  /** Which mailbox a creation key made. */
  made: string;
  /** Addresses that are gone for ever, and to whom: a mailbox's ref, or "other". */
  name: string;
  /** Last number given per user-id prefix. */
  counter: number;
  password: { hash: string; key: string; used: boolean };
}

export type ProviderStore = Store<ProviderShapes>;

/** Local parts that someone else has from the start, at every domain. */
export const takenFromTheStart: readonly string[] = ["mario.rossi", "info", "posta", "pec", "amministrazione"];

/** The reference a mailbox of this address has at the sandbox: computable by whoever seeds a demo. */
export function sandboxRef(address: string): string {
  return `mb_${createHash("sha256").update(address.toLowerCase()).digest("hex").slice(0, 20)}`;
}

export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Splits a user-id as the counter needs it: "HMS0001234" → ["HMS", 1234]; null when it has no number. */
export function splitUserId(userId: string): [string, number] | null {
  const found = /^(.*?)(\d{1,9})$/.exec(userId);
  return found === null ? null : [found[1] ?? "", Number(found[2])];
}

/** The next user-id of a prefix and the change that takes it. */
export function nextUserId(store: ProviderStore, prefix: string): { userId: string; put: Put<ProviderShapes> } {
  const number = (store.get("counter", prefix) ?? 1_000_000) + 1;
  return { userId: `${prefix}${String(number).padStart(7, "0")}`, put: ["counter", prefix, number] };
}

const LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";

/**
 * A password derived from the mailbox, the request key and our secret: a repeated request gets the same one though
 * only its hash is kept. 8 letters and 4 digits.
 */
export function derivePassword(secret: string, ref: string, key: string): string {
  const bytes = createHmac("sha256", secret).update(`${ref}\n${key}`).digest();
  const letters = [...bytes.subarray(0, 8)].map((byte) => LETTERS[byte % LETTERS.length]).join("");
  return `${letters}-${String(bytes.readUInt32BE(8) % 10_000).padStart(4, "0")}`;
}

export function keyMismatch(): Reply {
  return json(409, { code: "idempotency-key-reused", message: "This key was used with another request." });
}

/** A mailbox as the protocol shows it. */
export function shown({ ref, userId, address, state, expiry }: HeldMailbox) {
  return { ref, userId, address, state, expiry };
}

/** What a mailbox uses: made up from its reference, the same each time, within what it has. */
export function usageOf({ ref, extras, sent: told }: HeldMailbox): MailboxUsage {
  const [inbox = 0, archive = 0, sent = 0] = createHash("sha256").update(ref).digest();
  const allowed = extras?.sends ?? null;
  const part = (gb: number, byte: number) => Math.round((gb * 1024 * byte) / 256);
  const sends = told ?? (allowed === null ? null : Math.floor((allowed * sent) / 256));
  return { inboxMb: part(extras?.inboxGb ?? 1, inbox), archiveMb: part(extras?.archiveGb ?? 0, archive), sends };
}
