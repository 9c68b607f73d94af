import { createHmac } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { act, actionOf } from "./support/actions";
import { ask, inTurns } from "./support/ask";
import { cookieOf, SELLER } from "./support/people";
import { changed, quiet } from "./support/rows";
import { ownersWorld } from "./support/world";

const SECRET = "whsec_sandbox";
const PATH = "/api/webhooks/stripe";
const seconds = () => Math.floor(Date.now() / 1000);
const signed = (body: string, at = seconds(), secret = SECRET) =>
  `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${body}`).digest("hex")}`;

/** A card page that waits for money, and the event that would say it came. */
let event: { id: string; object: string; type: string; data: { object: Record<string, unknown> } };
beforeAll(async () => {
  const { ownerId } = await ownersWorld();
  const as = await cookieOf(SELLER, ownerId);
  await act(
    `/${SELLER}/conto/versa`,
    actionOf("conto/actions.ts", "confirm"),
    [SELLER],
    { amount: "50", method: "card" },
    { as },
  );
  const payment = await db().payment.findFirstOrThrow({
    where: { sellerId: SELLER, state: "pending", gatewayRef: { not: null } },
    orderBy: { createdAt: "desc" },
  });
  const object = {
    id: payment.gatewayRef,
    object: "checkout.session",
    payment_status: "paid",
    status: "complete",
    amount_total: payment.amountCents,
    currency: "eur",
    metadata: { paymentId: payment.id },
  };
  event = { id: "evt_attack_1", object: "event", type: "checkout.session.completed", data: { object } };
});

const post = (body: string, signature: string | null) =>
  ask(PATH, {
    method: "POST",
    headers: { "content-type": "application/json", ...(signature === null ? {} : { "stripe-signature": signature }) },
    body,
  });

test("200 forged, replayed and altered events: none is accepted", async () => {
  const before = await quiet();
  const bodies = Array.from({ length: 20 }, (_, n) => JSON.stringify({ ...event, id: `evt_attack_${n}`, n }));
  const forgeries: ((body: string) => [string, string | null])[] = [
    (body) => [body, null],
    (body) => [body, ""],
    (body) => [body, "t=1,v1="],
    (body) => [body, `t=${seconds()},v1=${"0".repeat(64)}`],
    (body) => [body, signed(body, seconds(), "whsec_other")],
    (body) => [body, signed(body, seconds(), "")],
    (body) => [body, signed(body, seconds() - 3_600)],
    (body) => [body, signed(body, seconds() - 301)],
    (body) => [body.replace(/"amount_total":\d+/, '"amount_total":1'), signed(body)],
    (body) => [`${body} `, signed(body)],
    (body) => [body, signed(body).replace("v1=", "v0=")],
  ];
  const all = bodies.flatMap((body) => forgeries.map((forge) => forge(body)));
  expect(all.length).toBeGreaterThanOrEqual(200);
  const statuses = await inTurns(all, 4, async ([body, signature]) => (await post(body, signature)).status);
  expect([...new Set(statuses)]).toEqual([400]);
  expect(changed(before, await quiet())).toEqual([]);
});

test("an event rightly signed is a hint only: the gateway is asked, and says nothing was paid", async () => {
  const body = JSON.stringify(event);
  const answers = await Promise.all(Array.from({ length: 8 }, () => post(body, signed(body))));
  expect(answers.map(({ status }) => status).every((status) => status === 200)).toBe(true);
  const payment = await db().payment.findFirstOrThrow({
    where: { sellerId: SELLER, gatewayRef: String(event.data.object.id) },
  });
  expect(payment.state).toBe("pending");
  expect(payment.receivedCents).toBeFalsy();
});
