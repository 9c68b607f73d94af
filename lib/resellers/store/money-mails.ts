import { Prisma } from "@/lib/generated/prisma/client";
import { rowsIn, type Tx } from "@/lib/platform/db";

/** Mails that say what a reseller pays, by what they are about: its customers must not read them. */
const ABOUT = {
  "order-received": "orderId",
  "order-payment": "orderId",
  "payment-received": "orderId",
  "invoice-issued": "invoiceId",
} as const;

interface Addressed {
  to: string;
  facts: object;
}

/** To whom mails of a template go: those that speak of a reseller's money to the reseller, all others as they are addressed. */
export async function resellersInstead(
  tx: Tx,
  seller: string,
  template: string,
  mails: readonly Addressed[],
): Promise<string[]> {
  const name = Object.hasOwn(ABOUT, template) ? ABOUT[template as keyof typeof ABOUT] : null;
  if (!name) return mails.map(({ to }) => to);
  const subjects = mails.map(({ facts }) => (facts as Record<string, unknown>)[name]);
  const ids = [...new Set(subjects.filter((id) => typeof id === "string"))];
  const order =
    name === "orderId"
      ? Prisma.sql`o."id" AS "subject" FROM "Order" o`
      : Prisma.sql`i."id" AS "subject" FROM "Invoice" i JOIN "Order" o ON o."sellerId" = i."sellerId" AND o."id" = i."orderId"`;
  const found = await rowsIn<{ subject: string; email: string }>(
    tx,
    Prisma.sql`
      SELECT u."email", ${order}
      JOIN "Reseller" r ON r."sellerId" = o."sellerId" AND r."userId" = o."userId"
      JOIN "User" u ON u."sellerId" = r."sellerId" AND u."id" = r."userId"
      WHERE o."sellerId" = ${seller} AND ${name === "orderId" ? Prisma.sql`o."id"` : Prisma.sql`i."id"`} = ANY(${ids}::uuid[])`,
  );
  const resellers = new Map<unknown, string>(found.map(({ subject, email }) => [subject, email]));
  return mails.map(({ to }, n) => resellers.get(subjects[n]) ?? to);
}
