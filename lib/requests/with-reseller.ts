import { isAboutMailbox, isUndecided, type RequestState } from "./request";

/** What of a request says with whom it is. */
export interface Whereabouts {
  state: RequestState;
  /** The reseller to whose customer it belongs; null: the seller's own customer. */
  resellerId: string | null;
  /** When it became the seller's after all. */
  handedOnAt: Date | null;
}

/** The reseller has it: neither handed on nor closed. */
export const isWithReseller = ({ state, resellerId, handedOnAt }: Whereabouts): boolean =>
  resellerId !== null && handedOnAt === null && isUndecided(state);

/**
 * Kinds the seller takes itself: they change who is reached about a mailbox, or end it, on an identity document that is
 * nobody else's to see; and those that are about no mailbox.
 */
const SELLERS_OWN: readonly string[] = ["contact-change", "revocation"];
const isSellersOwn = (kind: string): boolean => SELLERS_OWN.includes(kind) || !isAboutMailbox(kind);

/**
 * Whether a request comes to the reseller whose mailbox it is about: not what the reseller asks itself, signed in or by
 * its own address, nor while it is suspended; with no hours given to resellers, never.
 */
export const comesToReseller = (
  asked: { kind: string; userId: string | null; email: string },
  reseller: { state: string; userId: string; email: string },
  hours: number,
): boolean =>
  hours > 0 &&
  reseller.state === "active" &&
  !isSellersOwn(asked.kind) &&
  asked.userId !== reseller.userId &&
  asked.email.toLowerCase() !== reseller.email.toLowerCase();
