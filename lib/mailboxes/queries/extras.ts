import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { policyInForce } from "@/lib/sellers/store";
import type { Extras } from "../extras";
import { entitlement } from "../store/add-ons";

/** What a mailbox must have at the provider; null when it is not there (any more). */
export async function extrasToSet(
  seller: string,
  mailboxId: string,
): Promise<{ providerRef: string; extras: Extras; mark: string } | null> {
  const [mailbox, found] = await Promise.all([
    db().mailbox.findUnique({ where: { sellerId_id: { sellerId: seller, id: mailboxId } } }),
    policyInForce(db(), seller, today()),
  ]);
  if (!mailbox?.providerRef || !found || mailbox.state === "revoked" || mailbox.state === "deleted") return null;
  return { providerRef: mailbox.providerRef, ...(await entitlement(db(), found.policy, mailbox)) };
}
