import { addOnOffer, addOnsSold } from "@/lib/catalogue/add-ons";
import type { Mailbox } from "@/lib/generated/prisma/client";
import { addedStamp, withStamp } from "@/lib/invoicing/stamp";
import { fromDb } from "@/lib/kernel/day";
import { totalsOf } from "@/lib/kernel/money";
import { isRefusal } from "@/lib/kernel/refusal";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import type { Channel } from "@/lib/sellers/policy/common";
import { policyInForce } from "@/lib/sellers/store";
import { type Extras, extrasOf, termLeft } from "../extras";
import { entitlement, heldBy } from "../store/add-ons";
import { customerOf } from "../store/buyer";

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

/** What a mailbox is entitled to by its plan and the add-ons that were paid. */
export const extrasOfMailbox = async (
  { sellerId, id, planCode }: Pick<Mailbox, "sellerId" | "id" | "planCode">,
  policy: Policy,
): Promise<Extras> => extrasOf(policy, planCode, await heldBy(db(), sellerId, id));

/** What a mailbox holds, and the add-ons it can still be given today with their price for the days to come. */
export async function addOnsForMailbox(mailbox: Mailbox, policy: Policy, channel: Channel) {
  const [held, customer] = await Promise.all([heldBy(db(), mailbox.sellerId, mailbox.id), customerOf(db(), mailbox)]);
  const extras = extrasOf(policy, mailbox.planCode, held);
  const expiry = mailbox.expiresOn && fromDb(mailbox.expiresOn);
  const { planCode: plan, termMonths } = mailbox;
  const part = expiry && termLeft({ expiry, termMonths, originalDay: mailbox.originalDay ?? expiry.day }, today());
  const sale = { plan, channel, on: today() };
  const sold = part && mailbox.state === "active" ? addOnsSold(policy, sale, termMonths) : [];
  const offers = sold.flatMap((addOn) => {
    const had = held.filter(({ code }) => code === addOn.code).reduce((sum, { blocks }) => sum + blocks, 0);
    const most = addOn.maxBlocks - had;
    if (!addOn.onLiveMailbox || !part || most < addOn.minBlocks) return [];
    const counts = Array.from(
      { length: Math.min(most - addOn.minBlocks + 1, MOST_CHOICES) },
      (_, i) => addOn.minBlocks + i,
    );
    const choices = counts.flatMap((blocks) => {
      const offer = addOnOffer(policy, { code: addOn.code, blocks }, sale, { termMonths, part });
      if (isRefusal(offer)) return [];
      const lines = withStamp(policy, [offer.line], customer);
      const { vatCents, totalCents } = totalsOf(lines);
      const stampCents = addedStamp(lines, [offer.line]);
      return [{ blocks, units: blocks * addOn.block, vatCents, totalCents, stampCents }];
    });
    return [{ addOn, choices }];
  });
  return { held, extras, offers, expiry };
}

/** Beyond this many choices a list is no help: who needs more asks again. */
const MOST_CHOICES = 20;
