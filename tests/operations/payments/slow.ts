import { randomUUID } from "node:crypto";
import { type Instant, instantToDb, isoDay } from "@/lib/kernel/day";
import type { SlowMethod } from "@/lib/payments/arrival";
import { recordArrival } from "@/lib/payments/operations/record-arrival";
import { reportPayment } from "@/lib/payments/operations/report-payment";
import type { Actor } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";

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

export { ledgerBalance as balanceOn } from "../../support/ledger";

/** A kept file, as an upload leaves it: its row says that the bytes are safe. */
export async function givenFile(seller: string): Promise<string> {
  const id = newId();
  await db().file.create({
    data: {
      sellerId: seller,
      id,
      storageKey: `test/${id}`,
      wrappedKey: "",
      contentType: "application/pdf",
      bytes: 1,
      sha256: "",
      stored: true,
      createdAt: instantToDb(now()),
    },
  });
  return id;
}

/** The customer sends a receipt of an order. */
export const reports = async (
  seller: string,
  actor: Actor,
  subject: { orderId: string } | { topUpId: string },
  more: { method?: SlowMethod; amount?: string; paidOn?: string; at?: Instant } = {},
) => {
  const { method = "transfer", at, ...said } = more;
  const fileId = await givenFile(seller);
  return reportPayment({ ...subject, method, fileId, ...said }, { seller, actor, ...(at ? { at } : {}) });
};

/** Whoever holds the private link of an order made without an account. */
export const linkOf = (orderId: string): Actor => ({ kind: "link", purpose: "order", subjectId: orderId });

/** What the staff were asked about something, oldest first. */
export const tasksOn = async (subjectId: string) =>
  (await db().staffTask.findMany({ where: { subjectId, closedAt: null }, orderBy: { openedAt: "asc" } })).map(
    ({ kind }) => kind,
  );
