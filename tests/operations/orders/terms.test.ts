import { afterAll, beforeAll, expect, test } from "vitest";
import { isRefusal } from "@/lib/kernel/refusal";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenMailbox } from "@/tests/support/orders";
import { givenUser } from "@/tests/support/people";
import { givenDatabase, givenSeller } from "@/tests/support/seller";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller("demo");
});
afterAll(() => close());

test("a renewal keeps the conditions, the manual and the privacy notice it was ordered under, and when", async () => {
  const { userId, actor } = await givenUser("demo");
  const mailbox = await givenMailbox({ userId });
  const at = now();
  const asked = { which: { mailboxId: mailbox.id }, termMonths: 12 };
  const ordered = await orderRenewal(asked, { seller: "demo", actor, at });
  if (isRefusal(ordered)) throw new Error(ordered.code);
  const { consents } = await db().order.findFirstOrThrow({ where: { id: ordered.orderId } });
  const acceptedAt = at.toString();
  expect(consents).toEqual(["conditions", "manual", "privacy"].map((code) => ({ code, version: "1", acceptedAt })));
});
