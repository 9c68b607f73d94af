import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isRefusal } from "@/lib/kernel/refusal";
import { choosePlan } from "@/lib/orders/operations/choose-plan";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { startOrder } from "@/lib/orders/operations/start-order";
import { readAnswers, readBillingParty } from "@/lib/orders/store/answers";
import { now } from "@/lib/platform/clock";
import { unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { givenUser } from "@/tests/support/people";
import { givenDatabase, givenSeller } from "@/tests/support/seller";
import {
  ANONYMOUS,
  by,
  describePerson,
  done,
  givenComplete,
  givenDraft,
  linkTo,
  PAPERS,
  PERSON,
  refusedWith,
  SELLER,
  uploadPapers,
  wishFree,
} from "./wizard";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller(SELLER, (policy) => {
    policy.identity.documents = {
      ...policy.identity.documents,
      person: ["identity-front", "identity-back", "signed-contract"],
    };
    policy.catalogue.plans.push({ ...policy.catalogue.plans[0]!, code: "prova" });
    policy.catalogue.prices.push({
      plan: "prova",
      act: "activation",
      channels: ["public"],
      termMonths: 6,
      amountCents: 0,
    });
  });
});
afterAll(() => close());

let names = 0;
const aName = () => `casella.numero${names++}`;
const orderOf = (orderId: string) => db().order.findFirstOrThrow({ where: { id: orderId } });
const accept = { acceptTerms: true, immediateActivation: true };
const place = (orderId: string, actor = linkTo(orderId), more: object = {}) =>
  placeOrder({ orderId, ...accept, ...more }, by(actor));

describe("placing an order", () => {
  it("fixes price, code, holder, billing and consents, holds the name, opens the review and mails the link", async () => {
    const name = aName();
    const { orderId, linkId, actor } = await givenComplete(name);
    const placed = done(await place(orderId, actor, { seenTotalCents: 2440 }));
    const order = await orderOf(orderId);
    expect(order).toMatchObject({
      state: "placed",
      code: placed.code,
      channel: "public",
      netCents: 2000,
      vatCents: 440,
      totalCents: 2440,
      lines: [{ description: "Attivazione Base, 24 mesi", netCents: 2000, vatBps: 2200 }],
      email: "prova@posta.example",
    });
    expect(placed.code).toMatch(/^OR/);
    const codes = (order.consents as { code: string }[]).map((consent) => consent.code);
    expect(codes).toEqual(["conditions", "manual", "privacy", "immediate-activation"]);
    expect(readBillingParty(order.billingSealed ?? "")).toMatchObject({
      name: "Prova Esempio",
      taxCode: PERSON.taxCode,
    });
    const holder = await db().holder.findFirstOrThrow({ where: { id: order.holderId ?? "" } });
    expect(holder).toMatchObject({ kind: "person", displayName: "Prova Esempio", province: "RM" });
    expect(unseal(holder.detailsSealed)).toMatchObject({ taxCode: PERSON.taxCode, firstName: "Prova" });
    const held = await db().name.findFirstOrThrow({ where: { localPart: name } });
    expect(held.heldUntil?.getTime()).toBeGreaterThan(order.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
    expect(await db().review.count({ where: { orderId, state: "open" } })).toBe(1);
    expect(
      await db().mail.findMany({ where: { template: "order-received", recipient: "prova@posta.example" } }),
    ).toMatchObject([{ facts: { orderId, linkId } }]);
  });

  it("keeps nothing that identifies the holder in clear", async () => {
    const { orderId } = await givenComplete(aName());
    done(await place(orderId));
    const rows = JSON.stringify(
      [await orderOf(orderId), await db().holder.findMany(), await db().command.findMany()],
      (_, value) => (typeof value === "bigint" ? String(value) : value),
    );
    expect(rows).not.toContain(PERSON.taxCode);
    expect(rows).not.toContain("Via della Prova");
    expect(rows).not.toContain("1980-01-01");
  });

  it("names the first thing that is missing, step by step, and changes nothing", async () => {
    const { orderId, actor } = await givenDraft();
    refusedWith(await place(orderId), "order-holder-missing");
    done(await describePerson(orderId, actor));
    refusedWith(await place(orderId), "order-name-missing");
    done(await wishFree(orderId, actor, aName()));
    refusedWith(await place(orderId), "order-documents-missing");
    await uploadPapers(orderId, "identity-front", "identity-back");
    refusedWith(await place(orderId), "order-contract-missing");
    await uploadPapers(orderId, "signed-contract");
    refusedWith(await place(orderId, actor, { immediateActivation: false }), "consent-immediate-activation");
    refusedWith(await place(orderId, actor, { acceptTerms: false }), "invalid-input");
    refusedWith(await place(orderId, actor, { seenTotalCents: 1999 }), "price-changed");
    expect(await orderOf(orderId)).toMatchObject({ state: "draft", holderId: null, totalCents: 0 });
    expect(await db().mail.count({ where: { facts: { path: ["orderId"], equals: orderId } } })).toBe(0);
    done(await place(orderId));
  });

  it("does not count a rejected document", async () => {
    const { orderId } = await givenComplete(aName());
    await db().document.updateMany({ where: { orderId, kind: "identity-back" }, data: { state: "rejected" } });
    refusedWith(await place(orderId), "order-documents-missing");
  });

  it("asks no consumer's consent of a professional, but keeps it when given", async () => {
    const { orderId, actor } = await givenComplete(aName());
    done(
      await describePerson(orderId, actor, {
        ...PERSON,
        kind: "professional",
        vatNumber: "12345670017",
      } as typeof PERSON),
    );
    done(await place(orderId, actor, { immediateActivation: false }));
    expect(((await orderOf(orderId)).consents as object[]).length).toBe(3);
  });

  it("happens once, however often the button is pressed", async () => {
    const { orderId, actor } = await givenComplete(aName());
    const key = "page-view-0001";
    const presses = await Promise.all(
      Array.from({ length: 8 }, () => placeOrder({ orderId, ...accept }, by(actor, { key }))),
    );
    expect(new Set(presses.map((press) => done(press).code)).size).toBe(1);
    refusedWith(await place(orderId), "order-not-draft");
    expect(await db().review.count({ where: { orderId } })).toBe(1);
    expect(await db().holder.count({ where: { orders: { some: { id: orderId } } } })).toBe(1);
  });

  it("takes a lapsed hold up again, or the next wish that was free, and says so when none is left", async () => {
    const [first, second] = [aName(), aName()];
    const { orderId, actor } = await givenDraft();
    done(await describePerson(orderId, actor));
    done(await wishFree(orderId, actor, first, second));
    await uploadPapers(orderId, ...PAPERS);
    const other = await givenDraft();
    await db().name.deleteMany({ where: { orderId } });
    done(await wishFree(other.orderId, other.actor, first));
    done(await place(orderId));
    expect(await db().name.findMany({ where: { orderId } })).toMatchObject([{ localPart: second, state: "held" }]);

    const late = await givenComplete(aName());
    await db().name.updateMany({ where: { orderId: late.orderId }, data: { orderId: other.orderId } });
    refusedWith(await place(late.orderId), "order-name-missing");
  });

  it("settles an order that costs nothing at once", async () => {
    const { orderId, actor } = await givenComplete(aName());
    done(await choosePlan({ orderId, offer: "prova/6" }, by(actor)));
    refusedWith(await place(orderId), "order-contract-missing"); // what was signed is no longer what is bought
    await uploadPapers(orderId, "signed-contract");
    done(await place(orderId));
    expect(await orderOf(orderId)).toMatchObject({ state: "settled", totalCents: 0 });
    expect(await db().mailbox.count({ where: { orderId, state: "reserved" } })).toBe(1);
  });
});

describe("whose order it is", () => {
  it("goes on from another device by the link alone, and nothing is asked twice", async () => {
    const { orderId } = await givenComplete(aName());
    const answers = readAnswers(await orderOf(orderId));
    expect(answers.holder).toMatchObject({ taxCode: PERSON.taxCode });
    done(await place(orderId, linkTo(orderId)));
  });

  it("is unknown to strangers, to other links, and to other users", async () => {
    const { orderId } = await givenComplete(aName());
    const stranger = await givenUser(SELLER);
    for (const actor of [ANONYMOUS, stranger.actor, linkTo((await givenDraft()).orderId)]) {
      refusedWith(await place(orderId, actor), "order-unknown");
      refusedWith(await describePerson(orderId, actor), "order-unknown");
      refusedWith(await choosePlan({ orderId, offer: "base/12" }, by(actor)), "order-unknown");
    }
  });

  it("made signed in, it is the user's: the link alone is not enough, the account is", async () => {
    const owner = await givenUser(SELLER);
    const { orderId } = await givenComplete(aName(), owner.actor);
    expect(await orderOf(orderId)).toMatchObject({ channel: "account", userId: owner.userId });
    refusedWith(await place(orderId, linkTo(orderId)), "order-unknown");
    refusedWith(await place(orderId, (await givenUser(SELLER)).actor), "order-unknown");
    done(await place(orderId, owner.actor));
    const again = await givenComplete(aName(), owner.actor);
    done(await place(again.orderId, owner.actor));
    expect((await orderOf(again.orderId)).holderId).toBe((await orderOf(orderId)).holderId);
  });

  it("does not let somebody without an account reuse or change a holder by a known codice fiscale", async () => {
    const one = await givenComplete(aName());
    const two = await givenComplete(aName());
    done(await place(one.orderId));
    done(await place(two.orderId));
    expect((await orderOf(one.orderId)).holderId).not.toBe((await orderOf(two.orderId)).holderId);
  });
});

describe("starting an order", () => {
  it("pressed twice or reloaded, starts one", async () => {
    const key = "start-page-view-01";
    const starts = await Promise.all(
      Array.from({ length: 6 }, () => startOrder({ offer: "base/24", name: "Mario.Rossi" }, by(ANONYMOUS, { key }))),
    );
    expect(new Set(starts.map((start) => done(start).orderId)).size).toBe(1);
    const { orderId } = done(starts[0]!);
    expect(await db().nameChoice.findMany({ where: { orderId } })).toMatchObject([
      { rank: 1, localPart: "mario.rossi" },
    ]);
  });

  it("keeps no token anywhere", async () => {
    const started = done(await startOrder({ offer: "base/24" }, by(ANONYMOUS)));
    expect(Object.keys(started).sort()).toEqual(["linkId", "orderId"]);
  });

  it.each(["base/36", "altro/12", "prova/12"])("refuses %s, which is not sold", async (offer) => {
    refusedWith(await startOrder({ offer }, by(ANONYMOUS)), "plan-not-sold");
  });

  it("refuses where the shop is closed", async () => {
    await givenSeller("chiuso", (policy) => {
      policy.money.methods = { paper: ["transfer"] };
      for (const price of policy.catalogue.prices) price.channels = ["paper"];
    });
    const outcome = await startOrder({ offer: "base/24" }, { seller: "chiuso", actor: ANONYMOUS, at: now() });
    expect(isRefusal(outcome) && outcome.code).toBe("channel-closed");
  });
});
