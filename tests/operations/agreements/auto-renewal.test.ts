import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays } from "@/lib/kernel/day";
import { runSweep } from "@/lib/mailboxes/jobs/sweep";
import { giveNotice } from "@/lib/mailboxes/operations/give-notice";
import { orderAutoRenewals } from "@/lib/mailboxes/operations/order-auto-renewals";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenAgreementMailbox } from "@/tests/support/agreement-mailboxes";
import { givenAgreement } from "@/tests/support/agreements";
import { givenMailbox, system } from "@/tests/support/orders";
import { givenUser } from "@/tests/support/people";
import { givenReseller } from "@/tests/support/resellers";
import { givenDatabase, givenSeller } from "@/tests/support/seller";
import { done } from "../payments/support";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller("demo", (policy) => {
    policy.money.methods.agreement = ["card"];
    policy.lifecycle.autoRenewal = { proformaDays: 45, noticeDays: 30 };
    policy.money.proforma = { renewal: true };
  });
});
afterAll(() => close());

let n = 0;
const ordersOf = (mailboxId: string) => db().order.findMany({ where: { mailboxId, kind: "renewal" } });
const sweepFor = async (...mailboxIds: string[]) => done(await orderAutoRenewals({ mailboxIds }, system("demo")));
const bearing = (share: string) => ({
  prices: [
    { plan: "base", act: "activation" as const, termMonths: "24", amount: "16", share: "" },
    { plan: "base", act: "renewal" as const, termMonths: "12", amount: "15", share },
  ],
});
async function givenMember(share: string, days = 40) {
  const { agreementId } = await givenAgreement("demo", bearing(share));
  const mailbox = await givenAgreementMailbox(agreementId, { expiresOn: addDays(today(), days), n: n++ });
  return { agreementId, mailbox };
}

it("asks a member for its agreement's price, less what the professional order bears", async () => {
  const [whole, part] = [await givenMember(""), await givenMember("6,50")];
  await sweepFor(whole.mailbox.id, part.mailbox.id);
  expect(await ordersOf(whole.mailbox.id)).toMatchObject([
    { agreementId: whole.agreementId, channel: "agreement", netCents: 1500, shareCents: 0, state: "placed" },
  ]);
  expect(await ordersOf(part.mailbox.id)).toMatchObject([
    { agreementId: part.agreementId, channel: "agreement", netCents: 850, shareCents: 650, state: "placed" },
  ]);
});

it("asks what the member would be asked renewing by hand", async () => {
  const [auto, hand] = [await givenMember("3"), await givenMember("3")];
  await sweepFor(auto.mailbox.id);
  const { userCode, localPart, domain } = hand.mailbox;
  const which = { userCode: userCode ?? "", address: `${localPart}@${domain}` };
  done(await orderRenewal({ which, termMonths: 12 }, { seller: "demo", actor: { kind: "anonymous" } }));
  const [[one], [other]] = [await ordersOf(auto.mailbox.id), await ordersOf(hand.mailbox.id)];
  const price = ({ lines, netCents, vatCents, totalCents, shareCents, channel }: NonNullable<typeof one>) => ({
    ...{ lines, netCents, vatCents, totalCents, shareCents, channel },
  });
  expect(price(one!)).toEqual(price(other!));
});

it("goes on by itself, asking nobody, when the order bears all of it: but only once notice can be given no more", async () => {
  const [noticed, over] = [await givenMember("15", 31), await givenMember("15", 29)];
  await sweepFor(noticed.mailbox.id, over.mailbox.id);
  expect(await ordersOf(noticed.mailbox.id)).toEqual([]);
  const [order] = await ordersOf(over.mailbox.id);
  expect(order).toMatchObject({ state: "settled", totalCents: 0, shareCents: 1500, agreementId: over.agreementId });
  expect(await db().proforma.count({ where: { orderId: order!.id } })).toBe(0);
  const { actor } = await givenUser("demo", { roles: ["back-office"] });
  done(await giveNotice({ mailboxId: noticed.mailbox.id }, { seller: "demo", actor }));
});

it("asks the reseller, at its own price, and tells its customer nothing of it", async () => {
  const reseller = await givenReseller();
  const mailbox = await givenMailbox({ expiresOn: addDays(today(), 40), n: n++, userId: reseller.userId });
  const stranger = await givenMailbox({ expiresOn: addDays(today(), 40), n: n++ });
  const dry = await runSweep(today(), { dryRun: true });
  expect(dry).toEqual(await runSweep(today()));
  const [order] = await ordersOf(mailbox.id);
  expect(order).toMatchObject({ userId: reseller.userId, channel: "account", netCents: 1440, agreementId: null });
  expect(await ordersOf(stranger.id)).toMatchObject([{ channel: "public", netCents: 1800 }]);
  const mails = await db().mail.findMany({ where: { facts: { path: ["orderId"], equals: order!.id } } });
  expect(mails.map(({ recipient }) => recipient)).toEqual([reseller.email]);
});
