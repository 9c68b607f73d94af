import { dayInRome, fromDb, instantFromDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import type { CardRefused, RefusedCard } from "../card-retry";

/** The last refusal of a kept card for a mailbox's renewal that is still to be paid; null: none. The caller has checked the viewer. */
export async function refusedCardOf(sellerId: string, mailboxId: string): Promise<RefusedCard | null> {
  const order = { mailboxId, kind: "renewal", state: "placed", startedAt: null } as const;
  const last = await db().cardTry.findFirst({
    where: { sellerId, refusedAt: { not: null }, why: { not: "given-up" }, payment: { order } },
    include: { payment: { select: { order: { select: { code: true } } } } },
    orderBy: { refusedAt: "desc" },
  });
  if (!last?.refusedAt) return null;
  return {
    orderCode: last.payment.order?.code ?? "",
    on: dayInRome(instantFromDb(last.refusedAt)),
    why: last.why as CardRefused,
    nextOn: last.nextOn && fromDb(last.nextOn),
  };
}
