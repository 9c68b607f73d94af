import type { Policy } from "@/lib/sellers/policy";
import { type Actor, hasRole, type Role } from "./actor";

/** Who of the staff may do an act, and up to which amount alone. */
interface Right {
  /** The admin of the seller may do everything, and so may the operator of the installation (the system's commands). */
  roles: readonly Role[];
  /** Cents up to which one person may do it; above, a second one must agree. */
  aloneUpTo?: (policy: Policy) => number;
}

/**
 * The one table of what the staff may do: act by role. Every operation of the staff names its line (`may: staffWith(…)`),
 * the page "Diritti" shows it, and the tests ask each cell through the operations.
 */
export const RIGHTS = {
  "judge-documents": { roles: ["back-office"] },
  "read-contracts": { roles: ["sales", "back-office", "help-desk"] },
  "read-receipts": { roles: ["back-office", "accounting"] },
  "register-papers": { roles: ["sales", "back-office"] },
  "file-declarations": { roles: ["back-office"] },
  "enter-company-numbers": { roles: ["back-office", "accounting", "help-desk"] },
  "answer-requests": { roles: ["sales", "back-office", "help-desk"] },
  "hand-over-credentials": { roles: ["sales", "back-office", "help-desk"] },
  "change-contacts": { roles: ["sales", "back-office", "help-desk"] },
  "close-mailboxes": { roles: ["sales", "back-office"] },
  // Out of the customer's own prepaid account, for a reason.
  "renew-for-customers": { roles: ["sales", "back-office"] },
  // What may be done in their place is below (IN_PLACE).
  "act-for-customers": { roles: ["sales", "back-office"] },
  // How far below the list price alone is the policy's, by role (lifecycle.renewal.specialPrices).
  "renew-from-requests": { roles: ["sales", "back-office"] },
  "agree-to-prices": { roles: ["back-office"] },
  "close-tasks": { roles: ["sales", "back-office", "accounting", "help-desk"] },
  "write-notes": { roles: ["sales", "back-office", "accounting", "help-desk"] },
  "revive-addresses": { roles: ["sales", "back-office", "help-desk"] },
  "write-templates": { roles: ["sales", "back-office", "help-desk"] },
  // One's own views are anybody's to keep; these stand in the colleagues' menus too.
  "share-views": { roles: ["back-office"] },
  "export-lists": { roles: ["sales", "back-office", "accounting", "help-desk"] },
  "record-payments": { roles: ["back-office", "accounting"] },
  "ask-refunds": {
    roles: ["back-office", "accounting"],
    aloneUpTo: ({ money }) => money.refunds.secondPersonAboveCents,
  },
  "decide-refunds": { roles: ["accounting"] },
  // Prices that will not be paid; whoever asks for one above the limit does not decide it.
  "write-off": { roles: ["accounting"], aloneUpTo: ({ money }) => money.writeOffs.secondPersonAboveCents },
  "grant-credit": { roles: ["accounting"] },
  "match-statements": { roles: ["accounting"] },
  "keep-books": { roles: ["accounting"] },
  "correct-invoices": { roles: ["accounting"] },
  "keep-agreements": { roles: ["sales", "back-office"] },
  // Prices and the face they show; their credit is granted by accounting.
  "keep-resellers": { roles: ["back-office"] },
  "change-rules": { roles: [] },
  "manage-users": { roles: [] },
  "assign-zones": { roles: [] },
  // For oneself; for a colleague it takes the right to assign zones.
  "name-stand-ins": { roles: ["sales", "back-office", "help-desk"] },
} as const satisfies Record<string, Right>;

export type RightName = keyof typeof RIGHTS;
export const RIGHT_NAMES = Object.keys(RIGHTS) as RightName[];
const rightOf = (name: RightName): Right => RIGHTS[name];

/** Whether somebody signed in has a right. */
export const hasRight = (actor: Actor, name: RightName): boolean => hasRole(actor, "admin", ...rightOf(name).roles);

/** What an operation of the staff says in `may`: whoever has the right, and the product itself. */
export const staffWith =
  (name: RightName) =>
  (actor: Actor): boolean =>
    actor.kind === "system" || hasRight(actor, name);

/**
 * The acts that the staff may do in a customer's place: what prepares, asks or calls off something that the customer can
 * see and undo. All others are refused, new ones too until they are named here: passwords, second factor, question,
 * address and sessions are the customer's own; a signature, an accepted condition and a paper of identity prove something
 * of the person who gives them; money leaves an account only by acts that have a right of their own
 * ("renew-for-customers"); closing a mailbox can't be undone.
 */
const IN_PLACE: ReadonlySet<string> = new Set([
  "end-acting",
  "view-invoice",
  "view-e-invoice",
  "start-order",
  "choose-plan",
  "describe-holder",
  "wish-names",
  "record-name-answers",
  "order-renewal",
  "order-renewals",
  "order-add-on",
  "cancel-order",
  "ask-slow-payment",
  "book-top-up",
  "request-renewal",
  "request-agreement",
  "answer-reminder",
  "request-volume-offer",
  "reply-request",
  "withdraw-request",
]);

/** Whether an act is open to the actor as far as whose place they take goes; who may do it at all is the act's to say. */
export const mayInPlace = (actor: Actor, act: string): boolean =>
  !(actor.kind === "user" && actor.inPlace) || IN_PLACE.has(act);

/** Cents up to which one person alone may use a right; null: no amount is asked. */
export const aloneUpTo = (name: RightName, policy: Policy): number | null => rightOf(name).aloneUpTo?.(policy) ?? null;
