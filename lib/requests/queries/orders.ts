import { db } from "@/lib/platform/db";
import { tokenOf } from "@/lib/platform/links";

/** An order that a request led to; `path`: where whoever asked completes, pays or follows it. */
export interface OrderOfRequest {
  id: string;
  code: string | null;
  state: string;
  totalCents: number | null;
  path: string | null;
}

const WHERE: Record<string, string> = { draft: "acquista", placed: "paga" };

/** The orders a request led to, first made first. The caller has checked the viewer. */
export async function ordersOfRequest(sellerId: string, requestId: string): Promise<OrderOfRequest[]> {
  const orders = await db().order.findMany({
    where: { sellerId, requestId },
    orderBy: { createdAt: "asc" },
    take: 100,
  });
  const links = await db().link.findMany({
    where: { sellerId, purpose: "order", subjectId: { in: orders.map(({ id }) => id) }, usedAt: null },
  });
  return orders.map(({ id, code, state, placedAt, totalCents }) => {
    const link = links.find(({ subjectId }) => subjectId === id);
    const path = link ? `/${sellerId}/${WHERE[state] ?? "ordine"}/${tokenOf(sellerId, "order", link.id)}` : null;
    return { id, code: placedAt ? code : null, state, totalCents: placedAt ? totalCents : null, path };
  });
}
