import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import { holdName } from "@/lib/names/store";
import { handler as sweep } from "@/lib/orders/jobs/sweep-often";
import { cancelOrder } from "@/lib/orders/operations/cancel-order";
import { expireOrder } from "@/lib/orders/operations/expire-order";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { wishNames } from "@/lib/orders/operations/wish-names";
import { SYSTEM } from "@/lib/platform/actor";
import { now, shiftClock } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { anybody, operation, z } from "@/lib/platform/operation";
import { givenMailbox, settleByCard, system } from "@/tests/support/orders";
import { givenDatabase, givenSeller } from "@/tests/support/seller";
import { by, done, givenComplete, givenDraft, refusedWith, SELLER, wishFree } from "./wizard";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller();
});
afterAll(async () => {
  shiftClock(0);
  await close();
});

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const later = async (milliseconds: number, act: () => Promise<unknown>) => {
  shiftClock(milliseconds);
  await act();
  shiftClock(0);
};
const runSweep = () => sweep({}, { jobId: newId(), retry: 0, signal: AbortSignal.timeout(60_000) });
const stateOf = async (orderId: string) => (await db().order.findFirstOrThrow({ where: { id: orderId } })).state;
const namesOf = async (orderId: string) =>
  (await db().name.findMany({ where: { orderId } })).map((row) => row.localPart);
let n = 0;
const aName = () => `spazzata.nome${n++}`;
const place = (orderId: string, actor: Parameters<typeof by>[0]) =>
  placeOrder({ orderId, acceptTerms: true, immediateActivation: true }, by(actor));

/** Holds a name as an operation would. */
const hold = operation({
  act: "test-hold",
  input: z.strictObject({
    orderId: z.uuid(),
    localPart: z.string(),
    holderIndex: z.string().optional(),
    minutes: z.int(),
  }),
  may: anybody,
  audit: ({ orderId }) => ({ orderId }),
  run: async (tx, { minutes, ...wanted }, context) => {
    const until = await holdName(tx, context, {
      ...wanted,
      domain: "pec.demo.example",
      until: context.now.add({ minutes }),
    });
    return "refused" in until ? until : { until: until.toString() };
  },
});
const holding = (orderId: string, localPart: string, more: { holderIndex?: string; at?: Instant } = {}) =>
  hold(
    { orderId, localPart, minutes: 60, ...(more.holderIndex ? { holderIndex: more.holderIndex } : {}) },
    { seller: SELLER, actor: SYSTEM("test"), ...(more.at ? { at: more.at } : {}) },
  );

describe("a hold", () => {
  it("ends: before, others are refused; after, the name is theirs, swept or not", async () => {
    const name = aName();
    const [one, two] = [await givenDraft(), await givenDraft()];
    done(await holding(one.orderId, name));
    refusedWith(await holding(two.orderId, name, { at: now().add({ minutes: 59 }) }), "name-held");
    done(await holding(two.orderId, name, { at: now().add({ minutes: 61 }) }));
    expect(await namesOf(one.orderId)).toEqual([]);
    expect(await namesOf(two.orderId)).toEqual([name]);
  });

  it("is one at a time for an order", async () => {
    const [first, second] = [aName(), aName()];
    const { orderId } = await givenDraft();
    done(await holding(orderId, first));
    done(await holding(orderId, second));
    expect(await namesOf(orderId)).toEqual([second]);
    expect(await db().name.count({ where: { localPart: first } })).toBe(0);
  });

  it("is swept away when it lapsed, and not before", async () => {
    const { orderId, actor } = await givenDraft();
    done(await wishFree(orderId, actor, aName()));
    await later(59 * MINUTE, runSweep);
    expect(await namesOf(orderId)).toHaveLength(1);
    await later(61 * MINUTE, runSweep);
    expect(await namesOf(orderId)).toHaveLength(0);
    expect(await stateOf(orderId)).toBe("draft");
    expect(await db().sweep.findUnique({ where: { name: "sweep.often" } })).not.toBeNull();
  });

  it("of a bound name is refused for good, and a blocked one too", async () => {
    const { orderId } = await givenDraft();
    const row = { sellerId: SELLER, domain: "pec.demo.example", updatedAt: instantToDb(now()) };
    await db().name.createMany({
      data: [
        { ...row, localPart: "gia.suo", state: "bound", mailboxId: newId(), holderIndex: "altri" },
        { ...row, localPart: "mai", state: "blocked" },
      ],
    });
    refusedWith(await holding(orderId, "gia.suo"), "name-taken");
    refusedWith(await holding(orderId, "mai"), "name-taken");
  });
});

describe("a name bought back", () => {
  const given = async (name: string, state: "cancelled" | "suspended") => {
    const mailbox = await givenMailbox({ localPart: name });
    await db().mailbox.update({ where: { sellerId_id: { sellerId: SELLER, id: mailbox.id } }, data: { state } });
    await db().name.updateMany({ where: { sellerId: SELLER, localPart: name }, data: { holderIndex: "suo" } });
    return mailbox.id;
  };

  it("is its former holder's only, and only when the mailbox is cancelled", async () => {
    const [gone, live] = [aName(), aName()];
    await given(gone, "cancelled");
    await given(live, "suspended");
    const { orderId } = await givenDraft();
    refusedWith(await holding(orderId, gone), "name-taken");
    refusedWith(await holding(orderId, gone, { holderIndex: "altri" }), "name-taken");
    refusedWith(await holding(orderId, live, { holderIndex: "suo" }), "name-taken");
    done(await holding(orderId, gone, { holderIndex: "suo" }));
  });

  it("goes back to its mailbox when the hold ends, and never to anybody else", async () => {
    const name = aName();
    const mailboxId = await given(name, "cancelled");
    const [one, two] = [await givenDraft(), await givenDraft()];
    done(await holding(one.orderId, name, { holderIndex: "suo" }));
    const late = now().add({ minutes: 90 });
    refusedWith(await holding(two.orderId, name, { holderIndex: "altri", at: late }), "name-taken");
    await later(90 * MINUTE, runSweep);
    expect(await db().name.findFirst({ where: { localPart: name } })).toMatchObject({
      state: "bound",
      mailboxId,
      holderIndex: "suo",
      orderId: null,
    });
    refusedWith(await holding(two.orderId, name), "name-taken");
  });
});

describe("orders nobody finishes", () => {
  it("drafts expire after 30 days, placed ones when the money did not come, with their names", async () => {
    const draft = await givenDraft();
    const order = await givenComplete(aName());
    done(await place(order.orderId, order.actor));
    await later(14 * DAY, runSweep);
    expect([await stateOf(draft.orderId), await stateOf(order.orderId)]).toEqual(["draft", "placed"]);
    expect(await namesOf(order.orderId)).toHaveLength(1);
    await later(15 * DAY + MINUTE, runSweep);
    expect([await stateOf(draft.orderId), await stateOf(order.orderId)]).toEqual(["draft", "expired"]);
    expect(await namesOf(order.orderId)).toHaveLength(0);
    expect(await db().review.count({ where: { orderId: order.orderId } })).toBe(0);
    await later(31 * DAY, runSweep);
    expect(await stateOf(draft.orderId)).toBe("expired");
  });

  it("expires nothing that is paid or not due, and only the product may", async () => {
    const { orderId, actor } = await givenComplete(aName());
    refusedWith(await expireOrder({ orderId }, system()), "order-not-due");
    refusedWith(await expireOrder({ orderId }, by(actor)), "not-allowed");
    done(await place(orderId, actor));
    done(await settleByCard({ orderId }, system()));
    await later(40 * DAY, runSweep);
    expect(await stateOf(orderId)).toBe("settled");
    expect(await db().name.findFirst({ where: { orderId } })).toMatchObject({ state: "bound" });
  });

  it("are cancelled by their customer while unpaid, which frees the name at once", async () => {
    const { orderId, actor } = await givenComplete(aName());
    done(await place(orderId, actor));
    refusedWith(await cancelOrder({ orderId }, by({ kind: "anonymous" })), "order-unknown");
    done(await cancelOrder({ orderId }, by(actor)));
    expect(await namesOf(orderId)).toHaveLength(0);
    refusedWith(await cancelOrder({ orderId }, by(actor)), "order-cannot-cancel");
    const paid = await givenComplete(aName());
    done(await place(paid.orderId, paid.actor));
    done(await settleByCard({ orderId: paid.orderId }, system()));
    refusedWith(await cancelOrder({ orderId: paid.orderId }, by(paid.actor)), "order-cannot-cancel");
    refusedWith(await wishNames({ orderId: paid.orderId, names: ["altro", "", ""] }, by(paid.actor)), "names-settled");
  });
});

describe("silent card payments", () => {
  it("are asked about after ten minutes, once while a question is open", async () => {
    const { orderId, actor } = await givenComplete(aName());
    done(await place(orderId, actor));
    const at = instantToDb(now());
    const id = newId();
    await db().payment.create({
      data: {
        sellerId: SELLER,
        id,
        orderId,
        method: "card",
        state: "pending",
        amountCents: 2440,
        createdAt: at,
        updatedAt: at,
      },
    });
    const questions = async () =>
      Number(
        (
          await db().$queryRaw<{ n: bigint }[]>`
        SELECT count(*) AS n FROM pgboss.job WHERE name = 'payment.check' AND data ->> 'paymentId' = ${id}`
        )[0]?.n,
      );
    await later(5 * MINUTE, runSweep);
    expect(await questions()).toBe(0);
    await later(11 * MINUTE, runSweep);
    await later(12 * MINUTE, runSweep);
    expect(await questions()).toBe(1);
  });
});
