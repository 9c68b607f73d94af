import { type BillingParty, billingParty, billingPartySchema } from "@/lib/orders/answers";
import { holderSchema } from "@/lib/orders/schema";
import { unseal } from "@/lib/platform/crypto";

/**
 * To whom an invoice is made out, from the sealed billing data of its order; null when nothing is known. Renewals of
 * mailboxes bought elsewhere are billed to the holder's own sealed data.
 */
export function partyOf(sealed: string | null): BillingParty | null {
  if (!sealed) return null;
  const opened = unseal(sealed);
  const party = billingPartySchema.safeParse(opened);
  if (party.success) return party.data;
  const holder = holderSchema.safeParse(opened);
  return holder.success ? billingParty(holder.data, { to: "holder" }) : null;
}
