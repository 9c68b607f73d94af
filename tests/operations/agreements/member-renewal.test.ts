import { afterAll, beforeAll, expect, it } from "vitest";
import { endAgreement } from "@/lib/agreements/operations/end-agreement";
import { statementRows } from "@/lib/agreements/queries/statement";
import { addDays, day } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { quoteRenewal } from "@/lib/mailboxes/queries/renewal";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenAgreementMailbox } from "@/tests/support/agreement-mailboxes";
import { givenAgreement } from "@/tests/support/agreements";
import { givenMailbox, system } from "@/tests/support/orders";
import { givenDatabase, givenSeller } from "@/tests/support/seller";
import { done } from "../payments/support";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller("demo", (policy) => {
    policy.money.methods.agreement = ["card"];
  });
});
afterAll(() => close());

const call = { seller: "demo", actor: { kind: "anonymous" } as const };
const expiresOn = addDays(today(), 20);
let n = 0;

async function givenMember(change: Parameters<typeof givenAgreement>[1] = {}) {
  const { agreementId } = await givenAgreement("demo", change);
  const mailbox = await givenAgreementMailbox(agreementId, { expiresOn, n: n++ });
  return { agreementId, which: whichOf(mailbox), mailbox };
}
const whichOf = ({ userCode, localPart, domain }: { userCode: string | null; localPart: string; domain: string }) => ({
  userCode: userCode ?? "",
  address: `${localPart}@${domain}`,
});
type Which = ReturnType<typeof whichOf>;

async function offered(which: Which) {
  const quote = done(await quoteRenewal("demo", which, call.actor));
  return quote.offers.map(({ termMonths, answer: { renewable, reason, netCents } }) => ({
    termMonths,
    renewable,
    reason,
    netCents,
  }));
}
async function ordered(which: Which) {
  const { orderId: id } = done(await orderRenewal({ which, termMonths: 12 }, call));
  return db().order.findUniqueOrThrow({ where: { sellerId_id: { sellerId: "demo", id } } });
}
const share = (cents: string) => ({
  prices: [
    { plan: "base", act: "activation" as const, termMonths: "24", amount: "16", share: "" },
    { plan: "base", act: "renewal" as const, termMonths: "12", amount: "15", share: cents },
  ],
});

it("is offered and ordered by the member at the agreement's price", async () => {
  const { agreementId, which } = await givenMember();
  expect(await offered(which)).toEqual([{ termMonths: 12, renewable: true, reason: null, netCents: 1500 }]);
  expect(await ordered(which)).toMatchObject({ agreementId, channel: "agreement", netCents: 1500, shareCents: 0 });
  const stranger = await givenMailbox({ expiresOn, n: n++ });
  expect(await ordered(whichOf(stranger))).toMatchObject({ agreementId: null, channel: "public", shareCents: 0 });
});

it("costs the member what the professional order does not bear", async () => {
  const { which } = await givenMember(share("6,50"));
  expect(await ordered(which)).toMatchObject({ state: "placed", netCents: 850, shareCents: 650 });
});

it("is settled at once when the professional order bears all of it, and stands on its statement", async () => {
  const { agreementId, which } = await givenMember(share("15"));
  expect(await ordered(which)).toMatchObject({ state: "settled", totalCents: 0, shareCents: 1500 });
  const rows = await statementRows("demo", agreementId, { from: day("2000-01-01"), to: day("2999-01-01") });
  expect(rows).toContainEqual(expect.objectContaining({ kind: "renewal", shareCents: 1500 }));
});

it("is at list prices after the end, at the agreement's still, or no more, as was agreed", async () => {
  const ended = async (afterEnd: "list-prices" | "agreement-prices" | "no-renewal") => {
    const { agreementId, which } = await givenMember({ afterEnd });
    done(await endAgreement({ agreementId, why: "fine della prova" }, system("demo")));
    return which;
  };
  expect(await ordered(await ended("agreement-prices"))).toMatchObject({ channel: "agreement", netCents: 1500 });
  expect(await ordered(await ended("list-prices"))).toMatchObject({ channel: "public", agreementId: null });
  const over = await ended("no-renewal");
  expect(await offered(over)).toEqual([expect.objectContaining({ renewable: false, reason: "no-price" })]);
  const refused = await orderRenewal({ which: over, termMonths: 12 }, call);
  expect(isRefusal(refused) && refused.code).toBe("renewal-no-price");
});
