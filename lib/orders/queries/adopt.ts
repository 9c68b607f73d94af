import { maskedEmail } from "@/lib/contracts/signing";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { findLink } from "@/lib/platform/links";

/** An order bought without an account, behind its private link: the address it was made with, as it may be shown. */
export async function adoptableOrder(seller: string, token: string): Promise<{ token: string; email: string } | null> {
  const link = await findLink(seller, "order", token, now());
  if (!link || link.usedAt) return null;
  const order = await db().order.findUnique({
    where: { sellerId_id: { sellerId: seller, id: link.subjectId } },
    select: { userId: true, email: true },
  });
  return order && !order.userId && order.email ? { token, email: maskedEmail(order.email) } : null;
}
