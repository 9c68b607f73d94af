import { afterAll, beforeAll, expect, it } from "vitest";
import { orderAddOn } from "@/lib/mailboxes/operations/order-add-on";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { holderSchema } from "@/lib/orders/schema";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { done } from "@/tests/operations/payments/support";
import { describedHolders } from "@/tests/support/holders";
import { givenMailbox } from "@/tests/support/orders";
import { givenUser } from "@/tests/support/people";
import { givenDatabase, givenSeller } from "@/tests/support/seller";

let end: () => Promise<void>;
beforeAll(async () => {
  end = await givenDatabase();
  await givenSeller("demo", ({ catalogue }) => {
    const words = { it: "Spazio", en: "Space" };
    const prices = [{ per: "once" as const, channels: ["account" as const], amountCents: 1000 }];
    catalogue.addOns = [{ code: "space", name: words, description: words, unit: "inbox-gb", prices }];
    catalogue.plans = catalogue.plans.map((plan) => ({ ...plan, addOns: ["space"] }));
  });
});
afterAll(() => end());

it("a public body that pays its VAT to the tax office owes the net of renewals and add-ons", async () => {
  const { userId, actor } = await givenUser("demo");
  const mailbox = await givenMailbox({ localPart: "comune", userId });
  const detailsSealed = seal(holderSchema.parse(describedHolders["public-body"]));
  await db().holder.update({
    where: { sellerId_id: { sellerId: "demo", id: mailbox.holderId } },
    data: { kind: "public-body", detailsSealed },
  });
  const ordered = () => orderRenewal({ which: { mailboxId: mailbox.id }, termMonths: 12 }, { seller: "demo", actor });
  const { orderId } = done(await ordered());
  const order = await db().order.findFirstOrThrow({ where: { id: orderId } });
  expect(order).toMatchObject({ netCents: 1800, vatCents: 0, totalCents: 1800 });
  expect(done(await ordered()).orderId).toBe(orderId);
  const call = { seller: "demo", actor };
  const extra = done(await orderAddOn({ mailboxId: mailbox.id, code: "space", blocks: 1, seenTotalCents: 1220 }, call));
  const added = await db().order.findFirstOrThrow({ where: { id: extra.orderId } });
  expect(added).toMatchObject({ netCents: 1000, vatCents: 0, totalCents: 1000 });
});
