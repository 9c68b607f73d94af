import { afterAll, beforeAll, expect, it } from "vitest";
import { balanceOf } from "@/lib/accounts/store/balance";
import { addDays, addMonths, day, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { recordRenewal } from "@/lib/mailboxes/operations/record-renewal";
import { lockMailbox } from "@/lib/mailboxes/store";
import { revokeMailbox } from "@/lib/mailboxes/store/revoke";
import { payOrderFromPrepaid } from "@/lib/payments/operations/pay-order-from-prepaid";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { anybody, operation, z } from "@/lib/platform/operation";
import { givenMailbox, system } from "@/tests/support/orders";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, runJobs, type TestStack } from "@/tests/support/stack";
import { done, givenBalance, givenUser, ledgerFaults } from "../payments/support";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  for (const [seller, unusedTerm] of [
    ["giving", "prepaid"],
    ["keeping", "kept"],
  ] as const)
    await givenSeller(seller, ({ lifecycle }) => {
      lifecycle.revocation = { unusedTerm };
    });
});
afterAll(async () => {
  expect(await ledgerFaults()).toEqual([]);
  await stack.close();
});

const revoke = operation({
  act: "test-revoke",
  input: z.strictObject({ mailboxId: z.uuid(), on: z.iso.date() }),
  may: anybody,
  audit: (input) => input,
  run: async (tx, { mailboxId, on }, context) => {
    const mailbox = await lockMailbox(tx, context.seller, mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    const revoked = await revokeMailbox(tx, context, mailbox, day(on));
    return isRefusal(revoked) ? revoked : { mailboxId };
  },
});

/** A mailbox renewed for two years out of the prepaid account, whose new term has begun today: 42.70 € are paid. */
async function renewed(seller: string) {
  const user = await givenUser(seller);
  await givenBalance(seller, user.id, 10_000);
  const mailbox = await givenMailbox({ seller, userId: user.id, expiresOn: today() });
  const call = { seller, actor: user.actor };
  const { orderId } = done(await orderRenewal({ which: { mailboxId: mailbox.id }, termMonths: 24 }, call));
  done(await payOrderFromPrepaid({ orderId }, call));
  done(await recordRenewal({ orderId }, system(seller)));
  // The pretend holder has no address: its invoice would be found faulty, and then it is corrected, not credited.
  await runJobs(["mailbox.renew", "mailbox.step", "invoice.render"]);
  return { mailbox, user, orderId, until: addMonths(today(), 24) };
}
const balance = (seller: string, userId: string) => db().$transaction((tx) => balanceOf(tx, seller, userId));

it("the days a revoked mailbox loses are given back where the policy says so, with a credit note, once", async () => {
  const { mailbox, user, orderId } = await renewed("giving");
  expect(await balance("giving", user.id)).toBe(5730);
  done(await revoke({ mailboxId: mailbox.id, on: isoDay(today()) }, system("giving")));
  // The whole term lies ahead.
  expect(await balance("giving", user.id)).toBe(10_000);
  const refund = await db().refund.findFirstOrThrow({ where: { sellerId: "giving" } });
  expect(refund).toMatchObject({ state: "done", method: "prepaid", amountCents: 4270, reason: "unused-term" });
  const invoice = await db().invoice.findFirstOrThrow({ where: { orderId }, include: { credits: true } });
  expect(invoice.credits).toMatchObject([{ totalCents: 4270 }]);
  expect(await revoke({ mailboxId: mailbox.id, on: isoDay(today()) }, system("giving"))).toMatchObject({
    refused: true,
  });
  expect(await balance("giving", user.id)).toBe(10_000);
});

it("days that were used are not given back", async () => {
  const { mailbox, user, until } = await renewed("giving");
  const half = addDays(today(), 365);
  const of = today().until(until, { largestUnit: "days" }).days;
  const at = half.toZonedDateTime({ timeZone: "Europe/Rome", plainTime: "10:00" }).toInstant();
  done(await revoke({ mailboxId: mailbox.id, on: isoDay(half) }, { ...system("giving"), at }));
  expect(await balance("giving", user.id)).toBe(5730 + Math.round((4270 * (of - 365)) / of));
});

it("nothing goes back where the policy keeps it, nor of a mailbox nobody paid for", async () => {
  const { mailbox, user } = await renewed("keeping");
  done(await revoke({ mailboxId: mailbox.id, on: isoDay(today()) }, system("keeping")));
  expect(await balance("keeping", user.id)).toBe(5730);
  const other = await givenUser("giving");
  const taken = await givenMailbox({ seller: "giving", userId: other.id });
  done(await revoke({ mailboxId: taken.id, on: isoDay(today()) }, system("giving")));
  expect(await balance("giving", other.id)).toBe(0);
});
