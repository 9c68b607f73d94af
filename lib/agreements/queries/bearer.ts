import type { Order } from "@/lib/generated/prisma/client";
import { db } from "@/lib/platform/db";

/** The name of the professional order that pays an order it prepared; null: whoever orders pays. */
export async function bearerName({ sellerId, id }: Pick<Order, "sellerId" | "id">): Promise<string | null> {
  const line = await db().activationLine.findFirst({
    where: { sellerId, orderId: id, state: "ordered", run: { pays: "prepaid" } },
    select: { run: { select: { agreement: { select: { name: true } } } } },
  });
  return line?.run.agreement.name ?? null;
}
