import type { StatementLine } from "@/lib/generated/prisma/client";
import { fromDb, isoDay } from "@/lib/kernel/day";
import { unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { type BankLine, lineDetails } from "../line";

/** A stored line with what the bank said of it. */
export type StoredLine = BankLine & { id: string };

/** Lines not yet matched, oldest first. */
export async function newLines(seller: string, take: number): Promise<StoredLine[]> {
  const rows = await db().statementLine.findMany({
    where: { sellerId: seller, state: "new" },
    orderBy: [{ bookedOn: "asc" }, { id: "asc" }],
    take,
  });
  return rows.map(bankLineOf);
}

/** A row as the bank told it. */
export function bankLineOf(row: StatementLine): StoredLine {
  return {
    id: row.id,
    bookedOn: isoDay(fromDb(row.bookedOn)),
    valueOn: isoDay(fromDb(row.valueOn)),
    amountCents: Number(row.amountCents),
    currency: "EUR",
    operation: row.operation,
    reversal: row.reversal,
    ...lineDetails.parse(unseal(row.detailsSealed)),
  };
}

/** Sellers with lines that nobody has matched yet. */
export async function sellersWithNewLines(): Promise<string[]> {
  const rows = await db().statementLine.findMany({
    where: { state: "new" },
    distinct: ["sellerId"],
    select: { sellerId: true },
  });
  return rows.map(({ sellerId }) => sellerId);
}
