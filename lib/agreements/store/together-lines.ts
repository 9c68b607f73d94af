import type { Order } from "@/lib/generated/prisma/client";
import { linesOf } from "@/lib/invoicing/invoice";
import { partyOf } from "@/lib/invoicing/store/party";
import { linesFor, type Priced, sumTogether } from "@/lib/mailboxes/together";
import type { Tx } from "@/lib/platform/db";
import { policyVersion } from "@/lib/sellers/store";

/**
 * What the one order of an activation says of its parts: a line for each in its place, with its address and its member,
 * as an address may still fall to the next choice, and the stamp duty of the one invoice.
 */
export async function linesTogether(tx: Tx, whole: Order): Promise<Priced> {
  const { sellerId, id: partOfId } = whole;
  const parts = await tx.order.findMany({
    where: { sellerId, partOfId },
    include: { holder: { select: { displayName: true } } },
    orderBy: { activation: { place: "asc" } },
  });
  const mailboxes = await tx.mailbox.findMany({
    where: { sellerId, id: { in: parts.flatMap(({ mailboxId }) => mailboxId ?? []) } },
    select: { id: true, localPart: true, domain: true },
  });
  const addressOf = new Map(mailboxes.map(({ id, localPart, domain }) => [id, `${localPart}@${domain}`]));
  const items = parts.map(({ lines, mailboxId, holder, netCents, vatCents, totalCents }) => {
    const whose = `${addressOf.get(mailboxId ?? "") ?? ""} (${holder?.displayName ?? ""})`;
    return { lines: linesFor(whose, linesOf(lines)), netCents, vatCents, totalCents };
  });
  const policy = await policyVersion(tx, sellerId, whole.policyVersion);
  return sumTogether(policy, items, partyOf(whole.billingSealed));
}
