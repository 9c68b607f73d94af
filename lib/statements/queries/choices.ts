import { findCodes } from "@/lib/kernel/codes";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { policyOf } from "@/lib/sellers/queries";
import { proposalsSchema } from "../matching";

/** What of a line decides a choice. Amounts in cents. */
export async function lineToMatch(seller: string, id: string) {
  if (!isId(id)) return null;
  const row = await db().statementLine.findUnique({ where: { sellerId_id: { sellerId: seller, id } } });
  if (!row || row.state === "staged") return null;
  return {
    amountCents: Number(row.amountCents),
    leftCents: Number(row.leftCents),
    proposals: proposalsSchema.parse(row.proposals),
  };
}

/** The order or top-up a typed code stands for, however it is written; null when none has it. */
export async function payableByCode(
  seller: string,
  typed: string,
): Promise<{ orderId: string } | { topUpId: string } | null> {
  const policy = await policyOf(seller);
  const [code] = findCodes(typed, Object.values(policy?.money.codes ?? {}));
  if (!code) return null;
  const where = { sellerId_code: { sellerId: seller, code } };
  const order = await db().order.findUnique({ where, select: { id: true } });
  if (order) return { orderId: order.id };
  const topUp = await db().topUp.findUnique({ where, select: { id: true } });
  return topUp && { topUpId: topUp.id };
}
