import { z } from "zod";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import type { Policy } from "@/lib/sellers/policy";
import { resellerBrand } from "../terms";

const subject = z.object({
  mailboxId: z.string().optional(),
  orderId: z.string().optional(),
  holderId: z.string().optional(),
  requestId: z.string().optional(),
});

/** Mails the seller's own people get. */
const TO_STAFF: readonly string[] = ["request-assigned"];

/**
 * In whose name a mail speaks: a reseller's, where it is about a mailbox, an order or a holder of theirs and does not go
 * to the reseller; else the seller's. Who provides the service by law (legal name and address) stays the seller.
 */
export async function brandOfMail(
  seller: string,
  brand: Policy["brand"],
  { facts, recipient, template }: { facts: object; recipient: string; template: string },
): Promise<Policy["brand"]> {
  if (TO_STAFF.includes(template)) return brand;
  const userId = await accountBehind(seller, subject.catch({}).parse(facts));
  const where = userId && { sellerId_userId: { sellerId: seller, userId } };
  const reseller = where && (await db().reseller.findUnique({ where, include: { user: { select: { email: true } } } }));
  if (!reseller || reseller.brand === null || reseller.user.email === recipient) return brand;
  const { phone: _, ...rest } = brand;
  return { ...rest, ...resellerBrand.parse(reseller.brand) };
}

async function accountBehind(sellerId: string, about: z.infer<typeof subject>): Promise<string | null> {
  const key = (id: string) => ({ where: { sellerId_id: { sellerId, id } }, select: { userId: true } });
  const { mailboxId, orderId, holderId, requestId } = about;
  if (mailboxId && isId(mailboxId)) return (await db().mailbox.findUnique(key(mailboxId)))?.userId ?? null;
  if (orderId && isId(orderId)) return (await db().order.findUnique(key(orderId)))?.userId ?? null;
  if (holderId && isId(holderId)) return (await db().holder.findUnique(key(holderId)))?.userId ?? null;
  if (requestId && isId(requestId)) return accountBehindRequest(sellerId, requestId);
  return null;
}

/** Whose customer asked: it was the reseller's from the beginning, whoever answers by now. */
async function accountBehindRequest(sellerId: string, id: string): Promise<string | null> {
  const where = { sellerId_id: { sellerId, id } };
  const asked = await db().request.findUnique({ where, select: { reseller: { select: { userId: true } } } });
  return asked?.reseller?.userId ?? null;
}
