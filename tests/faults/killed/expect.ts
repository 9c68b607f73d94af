import { expect } from "vitest";
import { verify } from "@/lib/audit/exchanges/verify";
import { fromDb, isoDay } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import { ledgerBalance } from "@/tests/support/ledger";
import { paidAtGateway, providerOf } from "./journal";

/** Orders that are paid and neither done nor in somebody's hands. */
export async function unfinished(): Promise<string[]> {
  const rows = await db().$queryRaw<{ what: string }[]>`
    SELECT o."kind" || ' ' || o."code" AS "what" FROM "Order" o WHERE o."state" = 'settled' AND NOT EXISTS (
      SELECT FROM "StaffTask" t WHERE t."sellerId" = o."sellerId" AND t."closedAt" IS NULL
        AND t."subjectId" IN (o."id"::text, o."mailboxId"::text))`;
  return rows.map(({ what }) => what);
}

/** Payments that the gateway has and the shop has not yet taken down. */
export async function untold(dataDir: string): Promise<string[]> {
  const ids = [...paidAtGateway(dataDir).keys()];
  const known = await db().payment.findMany({ where: { id: { in: ids }, state: "succeeded" }, select: { id: true } });
  return ids.filter((id) => !known.some((each) => each.id === id));
}

/** How many jobs are not done yet, but those that ask about pages nobody has paid at. */
export const waitingJobs = (): Promise<number> =>
  db().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS "n" FROM pgboss.job WHERE "state" < 'completed'
      AND "name" NOT LIKE '\\_\\_pgboss%' AND "name" NOT IN ('payment.check', 'sweep.often', 'sweep.daily', 'audit.seal')`.then(
    ([row]) => row?.n ?? 0,
  );

/** What was said to a customer is so, and each payment was taken down for what the gateway took. */
export async function expectKept(told: string[], dataDir: string): Promise<void> {
  const of = (word: string) => told.flatMap((line) => (line.startsWith(`${word} `) ? [line.split(" ")[1] ?? ""] : []));
  const orders = [...new Set(of("paid"))];
  expect(await db().order.count({ where: { id: { in: orders }, state: { in: ["settled", "fulfilled"] } } })).toBe(
    orders.length,
  );
  const topUps = of("topped");
  expect(await db().topUp.count({ where: { id: { in: topUps }, state: "credited" } })).toBe(topUps.length);
  const paid = paidAtGateway(dataDir);
  const payments = await db().payment.findMany({ where: { method: "card", state: "succeeded" } });
  expect(new Map(payments.map(({ id, amountCents }) => [id, amountCents]))).toEqual(paid);
  const taken = [...paid.values()].reduce((all, cents) => all + cents, 0);
  expect(await ledgerBalance("demo", "receipts", "card")).toBe(-taken);
}

/** The provider was told everything, and nothing twice. */
export async function expectDoneOnce(dataDir: string): Promise<void> {
  const { mailboxes, made } = providerOf(dataDir);
  expect(new Set(made).size, "mailboxes made").toBe(made.length);
  const rows = await db().mailbox.findMany({ where: { state: "active" }, include: { addOns: true } });
  const bought = rows.filter(({ orderId }) => orderId !== null);
  expect(bought.map(({ providerRef }) => providerRef).sort()).toEqual([...made].sort());
  for (const { id, providerRef, localPart, expiresOn, addOns } of rows) {
    const held = mailboxes.get(providerRef ?? "");
    const renewals = await db().order.count({ where: { mailboxId: id, kind: "renewal", state: "fulfilled" } });
    const space = addOns.filter(({ state }) => state === "active").reduce((all, { units }) => all + units, 0);
    const should = { expiry: isoDay(fromDb(expiresOn!)), extended: renewals, inboxGb: 1 + space };
    expect(
      { expiry: held?.is.expiry, extended: held?.extended, inboxGb: held?.is.extras?.inboxGb ?? 1 },
      localPart,
    ).toEqual(should);
    expect(await db().mailboxEvent.count({ where: { mailboxId: id, kind: "renewed" } }), localPart).toBe(renewals);
  }
}

/** `sportello verify`. */
export async function expectSound(): Promise<void> {
  const broken = (await verify()).filter(({ holds }) => !holds);
  expect(broken.map(({ name, offending }) => [name, ...offending])).toEqual([]);
}
