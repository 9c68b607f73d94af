import pg from "pg";
import { instantToDb, toDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { demoPolicy } from "../support/policy";
import type { Bench } from "./support/bench";
import { median, perSecond } from "./support/clock";
import { durableDatabase } from "./support/database";
import { aboutOthers, recording, replay } from "./support/replay";

const ABREAST = 16;
const ROUND = 400;
const ROUNDS = 9;
const SELLER = "demo";
const PRICE = { netCents: 1200, vatCents: 264, totalCents: 1464 };

/** A renewal that waits for its owner to pay it out of the prepaid account, by the ids of its rows. */
type Renewal = Record<"userId" | "holderId" | "mailboxId" | "orderId" | "accountId" | "movementId", string>;

/** Renewals, each of another customer with money in the prepaid account. */
async function givenRenewals(count: number): Promise<Renewal[]> {
  const { db } = await import("@/lib/platform/db");
  const { now, today } = await import("@/lib/platform/clock");
  const { newId } = await import("@/lib/platform/ids");
  const { seal } = await import("@/lib/platform/crypto");
  const at = instantToDb(now());
  const [sealed, oldExpiry, newExpiry] = [
    seal({ name: "Prova Esempio" }),
    toDb(today()),
    toDb(today().add({ years: 1 })),
  ];
  const ids = Array.from({ length: count }, (): Renewal => {
    const [userId, holderId, mailboxId, orderId, accountId, movementId] = Array.from({ length: 6 }, newId) as string[];
    return { userId, holderId, mailboxId, orderId, accountId, movementId } as Renewal;
  });
  const outside = { sellerId: SELLER, id: newId(), kind: "receipts", ownerId: "opening" };
  await db().ledgerAccount.upsert({
    where: { sellerId_kind_ownerId: { sellerId: SELLER, kind: "receipts", ownerId: "opening" } },
    create: outside,
    update: {},
  });
  const { id: outsideId } = await db().ledgerAccount.findFirstOrThrow({
    where: { kind: "receipts", ownerId: "opening" },
  });
  const each = <T>(row: (renewal: Renewal, n: number) => T) => ({ data: ids.map(row) });
  const cents = 10n * BigInt(PRICE.totalCents);
  await db().user.createMany(
    each(({ userId: id }) => ({
      sellerId: SELLER,
      id,
      userName: id,
      displayName: "Prova Esempio",
      email: `${id}@example.test`,
      passwordHash: "",
      passwordSetAt: at,
      createdAt: at,
    })),
  );
  await db().holder.createMany(
    each(({ holderId: id, userId }) => ({
      sellerId: SELLER,
      id,
      userId,
      kind: "person",
      displayName: "Prova Esempio",
      email: `${id}@example.test`,
      taxCodeIndex: id,
      detailsSealed: sealed,
      createdAt: at,
    })),
  );
  const mailbox = {
    sellerId: SELLER,
    domain: "pec.demo.example",
    planCode: "base",
    termMonths: 12,
    createdAt: at,
    updatedAt: at,
  };
  await db().mailbox.createMany(
    each(({ mailboxId: id, holderId, userId }) => ({
      ...mailbox,
      id,
      holderId,
      userId,
      localPart: `casella.${id}`,
      state: "active" as const,
      providerRef: id,
      userCode: id,
      expiresOn: oldExpiry,
      nextStepOn: newExpiry,
    })),
  );
  const order = {
    ...mailbox,
    ...PRICE,
    kind: "renewal" as const,
    channel: "account",
    state: "placed" as const,
    policyVersion: 1,
    billingSealed: sealed,
    oldExpiry,
    newExpiry,
    placedAt: at,
  };
  const lines = [{ description: "Rinnovo PEC Base, 12 mesi", netCents: PRICE.netCents, vatBps: 2200 }];
  await db().order.createMany(
    each(({ orderId: id, mailboxId, holderId, userId }) => ({
      ...order,
      id,
      mailboxId,
      holderId,
      userId,
      lines,
      code: `RN${id}`,
      email: `${userId}@example.test`,
    })),
  );
  await db().ledgerAccount.createMany(
    each(({ accountId: id, userId: ownerId }) => ({
      sellerId: SELLER,
      id,
      kind: "prepaid",
      ownerId,
      floorCents: 0n,
      balanceCents: cents,
    })),
  );
  await db().movement.createMany(each(({ movementId: id }) => ({ sellerId: SELLER, id, kind: "opening", at })));
  await db().posting.createMany({
    data: ids.flatMap(({ movementId, accountId }) => [
      { sellerId: SELLER, movementId, n: 0, accountId, amountCents: cents },
      { sellerId: SELLER, movementId, n: 1, accountId: outsideId, amountCents: -cents },
    ]),
  });
  return ids;
}

/**
 * Renewals a second, each paid by its owner out of the prepaid account, 16 at a time in one process: the act itself,
 * against the very statements it sent for one renewal, sent again by plain `pg` for others (same texts, same prepared
 * statements, same rows written, as durable), everything about them known and ready before.
 */
const bench: Bench = {
  name: "prepaid renewals a second, against their statements by plain pg",
  bar: { atLeast: 0.65 },
  async run() {
    const url = await durableDatabase();
    process.env.DATABASE_POOL = String(ABREAST);
    const { db, disconnect } = await import("@/lib/platform/db");
    const { now, today } = await import("@/lib/platform/clock");
    const { publishPolicy } = await import("@/lib/sellers/store");
    const { payOrderFromPrepaid } = await import("@/lib/payments/operations/pay-order-from-prepaid");
    await publishPolicy(db(), demoPolicy(SELLER), today(), instantToDb(now()));
    const pool = new pg.Pool({ connectionString: url, max: ABREAST });
    pool.on("error", () => {});

    const pay = async ({ orderId, userId }: Renewal) => {
      const actor = {
        kind: "user" as const,
        userId,
        name: "Prova Esempio",
        roles: ["customer" as const],
        territory: [],
      };
      const paid = await payOrderFromPrepaid({ orderId }, { seller: SELLER, actor, key: `pay:${orderId}` });
      if (isRefusal(paid)) throw new Error(`not paid: ${paid.code}`);
    };
    const warm = 200;
    const renewals = await givenRenewals((ROUND * ROUNDS + warm) * 2 + 2);
    await pool.query("ANALYZE");
    const take = (count: number) => renewals.splice(0, count);
    await Promise.all(take(1).map(pay)); // the first opens accounts and the queue
    const [one] = take(1) as [Renewal];
    const statements = await recording(() => pay(one));
    const own = await db().ledgerAccount.findMany({ where: { kind: { not: "prepaid" } }, select: { id: true } });
    const about = (other: Renewal) => {
      const others = Object.entries(one).map(([key, id]) => [id, other[key as keyof Renewal]] as const);
      return aboutOthers(statements, new Map([...own.map(({ id }) => [id, id] as const), ...others]));
    };

    const speeds = { ours: [] as number[], plain: [] as number[] };
    const ours = (batch: Renewal[]) => perSecond(batch.length, ABREAST, (n) => pay(batch[n] as Renewal));
    const plain = (batch: Renewal[]) => {
      const ready = batch.map(about);
      return perSecond(batch.length, ABREAST, (n) => replay(pool, ready[n] ?? []));
    };
    for (const side of [ours, plain]) await side(take(warm));
    // In turns, so that whatever else the machine does weighs on both sides alike.
    for (let round = 0; round < ROUNDS; round++) {
      speeds.plain.push(await plain(take(ROUND)));
      speeds.ours.push(await ours(take(ROUND)));
    }
    await Promise.all([pool.end(), disconnect()]);
    const ratio = median(speeds.ours.map((speed, n) => speed / (speeds.plain[n] ?? speed)));
    const [perSecondOurs, perSecondPlain] = [median(speeds.ours), median(speeds.plain)].map(Math.round);
    return { ratio, detail: { ours: perSecondOurs ?? 0, plain: perSecondPlain ?? 0, statements: statements.length } };
  },
};
export default bench;
