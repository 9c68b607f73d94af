import { randomUUID } from "node:crypto";
import { isoDay } from "@/lib/kernel/day";
import type { SlowMethod } from "@/lib/payments/arrival";
import { recordArrival } from "@/lib/payments/operations/record-arrival";
import type { Actor } from "@/lib/platform/actor";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";

/** Somebody of the staff sees money on a statement: euros as typed, a reference of its own unless one is given. */
export const arrives = (
  seller: string,
  actor: Actor,
  subject: { orderId: string } | { topUpId: string },
  amount: string,
  more: { method?: SlowMethod; reference?: string; on?: string } = {},
) => {
  const { method = "transfer", reference = `CRO ${randomUUID()}`, on = isoDay(today()) } = more;
  return recordArrival({ ...subject, method, amount, valueDate: on, bankReference: reference }, { seller, actor });
};

/** Balance of one account of a seller's ledger, in cents. */
export async function balanceOn(seller: string, kind: string, ownerId = ""): Promise<number> {
  const row = await db().ledgerAccount.findFirst({ where: { sellerId: seller, kind, ownerId } });
  return Number(row?.balanceCents ?? 0n);
}
