import { db } from "@/lib/platform/db";

/** The address a request was asked from; null: no such request. */
export async function emailOfRequest(seller: string, id: string): Promise<string | null> {
  const where = { sellerId_id: { sellerId: seller, id } };
  return (await db().request.findUnique({ where, select: { email: true } }))?.email ?? null;
}
