import type { Outcome } from "@/lib/kernel/refusal";

/** Who the mailbox belongs to, as the provider must know it. */
export interface MailboxHolder {
  kind: "person" | "professional" | "company";
  name: string;
  /** Codice fiscale or VAT number. */
  taxCode: string;
  /** What the vendors ask besides; absent in rows older than those questions. */
  details?: HolderDetails | undefined;
}

/** The human who holds the mailbox or represents its holder, and where the holder is. */
export interface HolderDetails {
  firstName: string;
  lastName: string;
  /** Codice fiscale of that human; foreigners may have none. */
  personTaxCode?: string | undefined;
  /** "YYYY-MM-DD". */
  birthDate: string;
  birthPlace: string;
  email: string;
  /** "+39…". */
  phone: string;
  address: { street: string; cap: string; city: string; province: string; country: string };
  /** Of a body only. */
  body?: { name: string; isPublic: boolean } | undefined;
  vatNumber?: string | undefined;
}

export type ProviderMailboxState = "active" | "suspended" | "closed";

/** A mailbox as the provider knows it. `expiry` is a civil date, "YYYY-MM-DD". */
export interface ProviderMailbox {
  providerRef: string;
  userId: string;
  address: string;
  state: ProviderMailboxState;
  expiry: string;
}

/** What a mailbox has beyond the bare mailbox: the whole of it, so that saying it twice changes nothing. */
export interface MailboxExtras {
  inboxGb: number;
  archiveGb: number;
  /** Messages that may be sent in this term; null: as many as wanted. */
  sends: number | null;
  /** Mailboxes of others it may watch, and Lite mailboxes that may be activated under it. */
  watched: number;
  lite: number;
  /** Services that are on. */
  switches: string[];
}

/** What its owner set for a mailbox; what is absent stays as it is there. The whole of it, so that saying it twice changes nothing. */
export interface MailboxOptions {
  /** Ordinary mail is not taken in, taken in, or passed on to an ordinary address (`to`). */
  ordinary?: { mode: "refuse" | "accept" | "redirect"; to?: string | undefined } | undefined;
  /** Ordinary addresses told of new messages; empty: none. */
  notify?: string[] | undefined;
  /** A daily SMS to a number ("+39…") at an hour of the day in Rome; null: none. */
  sms?: { phone: string; hour: number } | null | undefined;
}

/** What a mailbox uses of its space, in megabytes, and messages sent in this term, where the provider tells. */
export interface MailboxUsage {
  inboxMb: number;
  archiveMb: number;
  /** Null: not counted. */
  sends: number | null;
}

/** How a HUB stands with a mailbox it watches; a Lite one of its own is watched without being asked for. */
export type Watching = "watched" | "wrong-password";

export interface CreateMailbox {
  address: string;
  holder: MailboxHolder;
  /** Code of the plan in the provider's catalogue. */
  plan: string;
  /** Civil date "YYYY-MM-DD", paid through its end. */
  expiry: string;
  /** Letters the user-id starts with, e.g. "HMS". */
  userIdPrefix: string;
  /** For a Lite mailbox: the HUB's mailbox it belongs to. */
  hubRef?: string;
  idempotencyKey: string;
  /** ISO instant before which nobody can have asked for it: an older mailbox of that name is somebody else's. */
  since: string;
  /** True when it may have been asked for before, with an answer that never came. */
  again?: boolean;
}

/** Every command on a mailbox that exists. */
export interface MailboxCommand {
  providerRef: string;
  idempotencyKey: string;
}

/**
 * Codes of the refusals:
 * - `name-taken`: the address belongs to someone, for ever;
 * - `provider-rejected`: a permanent no (params.providerCode says which); asking again gives the same;
 * - `provider-unavailable`: surely not done; ask again later with the same key;
 * - `provider-unknown`: it may have been done; find out (`findMailbox`) or repeat with the same key, never assume;
 * - `provider-not-offered`: this vendor has no such service, somebody must do it by hand (params.what says what);
 * - `provider-pending`: accepted, and not yet done (params.waitingFor: "documents", "documents-wrong" or "provider").
 */
export type ProviderRefusal = "name-taken" | "provider-pending" | ChangeRefusal;
export type ChangeRefusal = "provider-rejected" | "provider-unavailable" | "provider-unknown" | "provider-not-offered";
export type Change<T> = Promise<Outcome<T, ChangeRefusal>>;

/**
 * The gestore's platform. Commands carry an idempotency key derived from our rows: the same key does the act once and
 * gives the same answer again. Vendors that take no keys are asked before anything is repeated. Reads refuse with
 * `provider-unavailable` only.
 */
export interface MailboxProvider {
  /** Whether an address can still be had. A hint: only the creation decides. */
  checkName(address: string): Promise<Outcome<"free" | "taken", "provider-unavailable">>;
  createMailbox(input: CreateMailbox): Promise<Outcome<{ providerRef: string; userId: string }, ProviderRefusal>>;
  /**
   * The mailbox of an address, or the one a creation key made; null when the provider has none, or keeps no keys (then
   * the creation looks for itself when it is repeated).
   */
  findMailbox(
    by: { address: string } | { idempotencyKey: string },
  ): Promise<Outcome<ProviderMailbox | null, "provider-unavailable">>;
  /** Sets the expiry to a later civil date ("YYYY-MM-DD"), whatever it was; repeating it changes nothing. */
  renewMailbox(input: MailboxCommand & { newExpiry: string; again?: boolean }): Change<ProviderMailbox>;
  /** Access stops, content stays. */
  suspendMailbox(input: MailboxCommand): Change<ProviderMailbox>;
  /** Undoes a suspension. */
  restoreMailbox(input: MailboxCommand): Change<ProviderMailbox>;
  /** For ever: the address is not given again. */
  closeMailbox(input: MailboxCommand): Change<ProviderMailbox>;
  /** Sets what the mailbox has, whatever it had. */
  setExtras(input: MailboxCommand & { extras: MailboxExtras }): Change<ProviderMailbox>;
  /** Sets what its owner chose. */
  setOptions(input: MailboxCommand & { options: MailboxOptions }): Change<ProviderMailbox>;
  /** What it uses; null when the provider doesn't tell. */
  usageOf(providerRef: string): Promise<Outcome<MailboxUsage | null, "provider-unavailable">>;
  /** The HUB watches a mailbox with these credentials from now on, or instead of those it had. Never store or log them. */
  watchMailbox(
    input: MailboxCommand & { address: string; userId: string; password: string },
  ): Change<{ state: Watching }>;
  /** The HUB watches it no more; it may not have. */
  unwatchMailbox(input: MailboxCommand & { address: string }): Change<ProviderMailbox>;
  /** Every mailbox a HUB watches today, its Lite ones too. */
  watchedBy(providerRef: string): Promise<Outcome<{ address: string; state: Watching }[], "provider-unavailable">>;
  /** A new password good for the first access only; it replaces an unused earlier one. Never store or log it. */
  issueProvisionalPassword(input: MailboxCommand): Change<{ password: string }>;
}
