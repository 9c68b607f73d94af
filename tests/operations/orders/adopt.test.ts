import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { confirmEmail } from "@/lib/customers/operations/confirm-email";
import { signUp } from "@/lib/customers/operations/sign-up";
import { adoptOrder } from "@/lib/orders/operations/adopt-order";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { openOrder } from "@/lib/orders/queries";
import { adoptableOrder } from "@/lib/orders/queries/adopt";
import { db } from "@/lib/platform/db";
import { tokenOf } from "@/lib/platform/links";
import { altered } from "@/tests/support/altered";
import { settleByCard, system } from "@/tests/support/orders";
import { givenUser, PASSWORD, visitor } from "@/tests/support/people";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, type TestStack } from "@/tests/support/stack";
import {
  ANONYMOUS,
  by,
  describePerson,
  done,
  givenDraft,
  PAPERS,
  PERSON,
  refusedWith,
  SELLER,
  uploadPapers,
  wishFree,
} from "./wizard";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller();
});
afterAll(() => stack.close());

let count = 0;
/** An order paid without an account, made with an address. */
async function bought(email: string) {
  const { orderId, linkId, actor } = await givenDraft();
  done(await describePerson(orderId, actor, { ...PERSON, email }));
  done(await wishFree(orderId, actor, `adottata.${++count}`));
  await uploadPapers(orderId, ...PAPERS);
  done(await placeOrder({ orderId, acceptTerms: true, immediateActivation: true }, by(actor)));
  done(await settleByCard({ orderId }, system()));
  return { orderId, token: tokenOf(SELLER, "order", linkId) };
}

const ownersOf = async (orderId: string) => {
  const order = await db().order.findFirstOrThrow({ where: { id: orderId } });
  const [holder, mailbox] = await Promise.all([
    db().holder.findFirstOrThrow({ where: { id: order.holderId! } }),
    db().mailbox.findFirstOrThrow({ where: { orderId } }),
  ]);
  return [order.userId, holder.userId, mailbox.userId];
};

async function signedUp(email: string, order?: string) {
  const userName = `adotta${++count}`;
  const given = { displayName: "Prova Esempio", email, userName, password: PASSWORD, ...(order ? { order } : {}) };
  done(await signUp({ ...given, visitor: visitor() }, by(ANONYMOUS)));
  return db().user.findFirst({ where: { userName } });
}

async function confirmed(userId: string): Promise<void> {
  const link = await db().link.findFirstOrThrow({
    where: { purpose: "confirm-email", subjectId: userId, usedAt: null },
  });
  done(await confirmEmail({ token: tokenOf(SELLER, "confirm-email", link.id) }, by(ANONYMOUS)));
}

describe("an account opened for an order", () => {
  it("takes over order, holder and mailbox when the address it was made with is confirmed, and not before", async () => {
    const { orderId, token } = await bought("prima@posta.example");
    const user = await signedUp("Prima@posta.example", token);
    expect(await ownersOf(orderId)).toEqual([null, null, null]);
    await confirmed(user!.id);
    expect(await ownersOf(orderId)).toEqual([user!.id, user!.id, user!.id]);
    expect(await openOrder(SELLER, token, { kind: "anonymous", seller: SELLER })).toBe("sign-in");
  });

  it("with another address gets nothing, whatever links it holds", async () => {
    const { orderId, token } = await bought("vera@posta.example");
    const user = await signedUp("altra@posta.example", token);
    await confirmed(user!.id);
    expect(await ownersOf(orderId)).toEqual([null, null, null]);
    const actor = { kind: "user" as const, userId: user!.id, name: "x", roles: ["customer" as const], territory: [] };
    refusedWith(await adoptOrder({ token }, by(actor)), "order-of-another-address");
  });

  it("for an address that has one already changes nothing and says nothing", async () => {
    const { orderId, token } = await bought("nota@posta.example");
    await givenUser(SELLER, { email: "nota@posta.example", userName: "nota.gia" });
    expect(await signedUp("nota@posta.example", token)).toBeNull();
    expect(await ownersOf(orderId)).toEqual([null, null, null]);
  });
});

describe("an account that was there", () => {
  it("takes the order over by its link, once it is the same address", async () => {
    const { orderId, token } = await bought("stessa@posta.example");
    const { userId, actor } = await givenUser(SELLER, { email: "stessa@posta.example" });
    refusedWith(await adoptOrder({ token }, by(ANONYMOUS)), "not-allowed");
    refusedWith(await adoptOrder({ token: altered(token) }, by(actor)), "order-unknown");
    done(await adoptOrder({ token }, by(actor)));
    expect(await ownersOf(orderId)).toEqual([userId, userId, userId]);
    const other = await givenUser(SELLER, { email: "terza@posta.example" });
    refusedWith(await adoptOrder({ token }, by(other.actor)), "order-has-account");
  });

  it("must have confirmed its address", async () => {
    const { orderId, token } = await bought("acerba@posta.example");
    const { userId, actor } = await givenUser(SELLER, { email: "acerba@posta.example" });
    await db().user.updateMany({ where: { id: userId }, data: { emailConfirmedAt: null } });
    refusedWith(await adoptOrder({ token }, by(actor)), "email-unconfirmed");
    expect(await ownersOf(orderId)).toEqual([null, null, null]);
  });
});

it("shows no address in full to whoever holds a link", async () => {
  const { token } = await bought("nascosta@posta.example");
  expect(await adoptableOrder(SELLER, token)).toEqual({ token, email: "n•••@posta.example" });
  expect(await adoptableOrder(SELLER, "x".repeat(64))).toBeNull();
});
