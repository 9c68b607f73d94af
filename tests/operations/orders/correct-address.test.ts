import { afterAll, beforeAll, expect, it } from "vitest";
import type { Mail } from "@/lib/generated/prisma/client";
import { type FactsOf, renderMail } from "@/lib/mail";
import { orderMoved } from "@/lib/notifications/queries/orders";
import type { MailFacts } from "@/lib/notifications/templates";
import { correctAddress } from "@/lib/orders/operations/correct-address";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { openOrder } from "@/lib/orders/queries";
import { readAnswers } from "@/lib/orders/store/answers";
import type { Actor, Role } from "@/lib/platform/actor";
import { unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { tokenOf } from "@/lib/platform/links";
import type { Policy } from "@/lib/sellers/policy";
import { policyOf } from "@/lib/sellers/queries";
import { givenUser } from "@/tests/support/people";
import { givenDatabase, givenSeller } from "@/tests/support/seller";
import { by, done, givenComplete, PERSON, refusedWith, SELLER } from "./wizard";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller(SELLER);
});
afterAll(() => close());

const RIGHT = "giusta@posta.example";
const NOBODY = { kind: "anonymous", seller: SELLER } as const;
const staff = (role: Role): Actor => ({ kind: "user", userId: newId(), name: "Prova", roles: [role], territory: [] });
const correct = (orderId: string, email = RIGHT, actor = staff("help-desk")) =>
  correctAddress({ orderId, email, reason: "Ha telefonato, ha detto il codice" }, by(actor));
const orderOf = (id: string) => db().order.findFirstOrThrow({ where: { id }, include: { holder: true } });
const mailsTo = (recipient: string, orderId: string) =>
  db().mail.findMany({ where: { recipient, facts: { path: ["orderId"], equals: orderId } }, orderBy: { id: "asc" } });

let names = 0;
async function givenPlaced() {
  const { orderId, linkId, actor } = await givenComplete(`indirizzo.${names++}`);
  done(await placeOrder({ orderId, acceptTerms: true, immediateActivation: true }, by(actor)));
  return { orderId, token: tokenOf(SELLER, "order", linkId) };
}

it("puts a mistyped address right everywhere, ends the links sent and mails its own to the new one", async () => {
  const { orderId, token } = await givenPlaced();
  expect(await openOrder(SELLER, token, NOBODY)).not.toBeNull();
  done(await correct(orderId));
  const order = await orderOf(orderId);
  expect([order.email, order.holder?.email]).toEqual([RIGHT, RIGHT]);
  expect(unseal(order.holder?.detailsSealed ?? "")).toMatchObject({ email: RIGHT, taxCode: PERSON.taxCode });
  expect(readAnswers(order).holder?.email).toBe(RIGHT);
  expect(await openOrder(SELLER, token, NOBODY)).toBeNull();
  const [received] = await mailsTo(RIGHT, orderId);
  expect(received?.template).toBe("order-received");
  const { linkId } = (received as Mail).facts as { linkId: string };
  const opened = await openOrder(SELLER, tokenOf(SELLER, "order", linkId), NOBODY);
  expect(opened).toMatchObject({ order: { id: orderId } });
});

it("tells the address of before, and tells it nothing of the customer", async () => {
  const { orderId } = await givenPlaced();
  done(await correct(orderId));
  const former = await mailsTo(PERSON.email, orderId);
  const moved = former.find(({ template }) => template === "order-moved");
  const policy = (await policyOf(SELLER)) as Policy;
  const given = { seller: SELLER, policy, locale: "it", facts: moved?.facts as MailFacts["order-moved"] };
  const facts = (await orderMoved(given)) as FactsOf<"order-moved">;
  const { text, subject } = renderMail("order-moved", facts, { locale: "it", brand: policy.brand, texts: {} });
  expect(subject).toContain((await orderOf(orderId)).code);
  for (const secret of [RIGHT, PERSON.taxCode, "Esempio", "/ordine/", "indirizzo."]) expect(text).not.toContain(secret);
});

it("is refused once the mailbox works, for an account's order, for the same address, and to whoever may not", async () => {
  const { orderId } = await givenPlaced();
  refusedWith(await correct(orderId, PERSON.email.toUpperCase()), "email-same");
  refusedWith(await correct(orderId, RIGHT, staff("accounting")), "not-allowed");
  refusedWith(await correct(orderId, RIGHT, { kind: "link", purpose: "order", subjectId: orderId }), "not-allowed");
  refusedWith(await correct(newId()), "order-unknown");
  const change = (data: object) =>
    db().order.update({ where: { sellerId_id: { sellerId: SELLER, id: orderId } }, data });
  const { userId } = await givenUser(SELLER);
  await change({ userId });
  refusedWith(await correct(orderId), "order-with-account");
  await change({ userId: null, fulfilledAt: new Date() });
  refusedWith(await correct(orderId), "order-closed");
  await change({ fulfilledAt: null, state: "cancelled" });
  refusedWith(await correct(orderId), "order-closed");
  expect((await orderOf(orderId)).email).toBe(PERSON.email);
});

it("two at once: both addresses are never half there, the last one stays", async () => {
  const { orderId } = await givenPlaced();
  await Promise.all([correct(orderId, "una@posta.example"), correct(orderId, "altra@posta.example")]);
  const order = await orderOf(orderId);
  expect(order.holder?.email).toBe(order.email);
  expect(readAnswers(order).holder?.email).toBe(order.email);
  const open = await db().link.findMany({ where: { subjectId: orderId, purpose: "order", usedAt: null } });
  expect(open).toHaveLength(1);
});
