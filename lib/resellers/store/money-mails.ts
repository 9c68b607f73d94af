import { Prisma } from "@/lib/generated/prisma/client";
import { rowsIn, type Tx } from "@/lib/platform/db";

/** Mails that say what a reseller pays, by what they are about: its customers must not read them. */
const ABOUT = {
  "order-received": "orderId",
  "order-payment": "orderId",
  "payment-received": "orderId",
  "invoice-issued": "invoiceId",
} as const;

/** To whom a mail goes: those that speak of a reseller's money to the reseller, all others as they are addressed. */
export async function resellerInstead(
  tx: Tx,
  seller: string,
  mail: { template: string; to: string; facts: object },
): Promise<string> {
  const name = Object.hasOwn(ABOUT, mail.template) ? ABOUT[mail.template as keyof typeof ABOUT] : null;
  const id = name && (mail.facts as Record<string, unknown>)[name];
  if (!name || typeof id !== "string") return mail.to;
  const order =
    name === "orderId"
      ? Prisma.sql`${id}::uuid`
      : Prisma.sql`(SELECT "orderId" FROM "Invoice" WHERE "sellerId" = ${seller} AND "id" = ${id}::uuid)`;
  const [found] = await rowsIn<{ email: string }>(
    tx,
    Prisma.sql`
      SELECT u."email" FROM "Order" o
      JOIN "Reseller" r ON r."sellerId" = o."sellerId" AND r."userId" = o."userId"
      JOIN "User" u ON u."sellerId" = r."sellerId" AND u."id" = r."userId"
      WHERE o."sellerId" = ${seller} AND o."id" = ${order}`,
  );
  return found?.email ?? mail.to;
}
