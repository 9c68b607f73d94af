import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMonths, dayInRome, fromDb, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import type { Actor } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { decideSpecialRenewal } from "@/lib/requests/operations/decide-special-renewal";
import { renewFromRequest } from "@/lib/requests/operations/renew-from-request";
import { requestRenewal } from "@/lib/requests/operations/request-renewal";
import { renewalOfRequest, toRenewFromRequest } from "@/lib/requests/queries/special-renewal";
import { givenMailbox, settleByCard, system } from "../../support/orders";
import { givenUser } from "../../support/people";
import { givenDatabase, givenSeller } from "../../support/seller";
import { done } from "../payments/support";

const seller = "demo";
let close: () => Promise<void>;
let rep: Awaited<ReturnType<typeof givenUser>>;
let office: Awaited<ReturnType<typeof givenUser>>;
let second: Awaited<ReturnType<typeof givenUser>>;
let other: Awaited<ReturnType<typeof givenUser>>;

beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller(seller, ({ lifecycle }) => {
    lifecycle.renewal.specialPrices = { sales: 10, backOffice: 30, admin: 100 };
  });
  rep = await givenUser(seller, { roles: ["sales"], territory: ["RM"] });
  other = await givenUser(seller, { roles: ["sales"], territory: ["MI"] });
  office = await givenUser(seller, { roles: ["back-office"] });
  second = await givenUser(seller, { roles: ["back-office"] });
});
afterAll(() => close?.());

const today = dayInRome(now());

async function given(actor: Actor = { kind: "anonymous" }, userCode?: string) {
  const expiresOn = userCode ? addMonths(today, 1) : addMonths(today, -8);
  const mailbox = await givenMailbox({
    state: userCode ? "active" : "suspended",
    expiresOn,
    ...(userCode ? { userCode } : {}),
  });
  const asked = done(
    await requestRenewal(
      {
        userCode: mailbox.userCode ?? "",
        address: `${mailbox.localPart}@${mailbox.domain}`,
        name: "Persona di Prova",
        email: "richiedente@posta.example",
        province: "RM",
        message: "Vorrei rinnovare.",
      },
      { seller, actor },
    ),
  );
  return { ...asked, mailbox };
}
const by = (user: { actor: Actor }) => ({ seller, actor: user.actor });
const terms = { termMonths: 24, reason: "cliente di lunga data", text: "Rinnovo accordato." };
const renew = (requestId: string, price: string, user: { actor: Actor }) =>
  renewFromRequest({ requestId, price, ...terms }, by(user));
const requestState = async (id: string) => (await db().request.findFirstOrThrow({ where: { id } })).state;

describe("a renewal from a request", () => {
  it("within the limit of the role is ordered at once, and whoever asked gets the way to pay it", async () => {
    const { requestId, mailbox } = await given();
    expect(done(await renew(requestId, "31,50", rep))).toEqual({ requestId, state: "approved" });
    const order = await db().order.findFirstOrThrow({ where: { mailboxId: mailbox.id } });
    expect(order).toMatchObject({
      kind: "renewal",
      channel: "sales",
      netCents: 3150,
      totalCents: 3843,
      state: "placed",
    });
    expect(isoDay(fromDb(order.newExpiry!))).toBe(isoDay(addMonths(addMonths(today, -8), 24)));
    expect(await requestState(requestId)).toBe("accepted");
    const mail = await db().mail.findFirstOrThrow({ where: { dedupeKey: `order-payment:asked:${order.id}` } });
    expect(mail).toMatchObject({ recipient: "richiedente@posta.example", template: "order-payment" });
    expect(await renewalOfRequest(seller, requestId)).toMatchObject({ orderState: "placed", totalCents: 3843 });
    done(await settleByCard({ orderId: order.id }, system(seller)));
    expect(await renewalOfRequest(seller, requestId)).toMatchObject({ orderState: "settled", payPath: null });
    expect(await renew(requestId, "31,50", rep)).toMatchObject({ code: "renewal-paid" });
  });

  it("works for a login code that is closed to online renewal", async () => {
    const { requestId, mailbox } = await given({ kind: "anonymous" }, "KLX900001");
    expect((await toRenewFromRequest(seller, requestId))?.terms).toHaveLength(3);
    done(await renew(requestId, "35", rep));
    expect(await db().order.count({ where: { mailboxId: mailbox.id, netCents: 3500 } })).toBe(1);
  });

  it("further below waits for a second person, who is never the first", async () => {
    const { requestId, mailbox } = await given();
    expect(done(await renew(requestId, "20", office))).toMatchObject({ state: "asked" });
    expect(await db().order.count({ where: { mailboxId: mailbox.id } })).toBe(0);
    expect(
      await db().staffTask.count({ where: { kind: "price-to-agree", subjectId: requestId, closedAt: null } }),
    ).toBe(1);
    expect(await renew(requestId, "19", rep)).toMatchObject({ code: "price-waits" });
    const decide = (user: typeof rep, decision: "agree" | "refuse") =>
      decideSpecialRenewal({ requestId, decision }, by(user));
    expect(await decide(office, "agree")).toMatchObject({ code: "second-person" });
    expect(await decide(rep, "agree")).toMatchObject({ code: "not-allowed" });
    // Two presses of two people: one order.
    const outcomes = await Promise.all([decide(second, "agree"), decide(second, "agree")]);
    expect(outcomes.filter((each) => !isRefusal(each))).toHaveLength(1);
    expect(await db().order.count({ where: { mailboxId: mailbox.id, netCents: 2000 } })).toBe(1);
    expect(await requestState(requestId)).toBe("accepted");
    expect(await db().staffTask.count({ where: { subjectId: requestId, closedAt: null } })).toBe(0);
    expect(await renewalOfRequest(seller, requestId)).toMatchObject({
      state: "approved",
      decidedByName: "Persona di Prova",
    });
  });

  it("that the second person refuses leaves the request open for another price", async () => {
    const { requestId, mailbox } = await given();
    done(await renew(requestId, "1", rep));
    done(await decideSpecialRenewal({ requestId, decision: "refuse" }, by(second)));
    expect(await requestState(requestId)).toBe("open");
    expect(await db().order.count({ where: { mailboxId: mailbox.id } })).toBe(0);
    done(await renew(requestId, "34", rep));
    expect(await requestState(requestId)).toBe("accepted");
  });

  it("is nobody's own, of no other zone, and of no other request", async () => {
    const { requestId } = await given(rep.actor);
    expect(await renew(requestId, "35", rep)).toMatchObject({ code: "own-request" });
    const foreign = await given();
    expect(await renew(foreign.requestId, "35", other)).toMatchObject({ code: "outside-territory" });
    expect(await renew(crypto.randomUUID(), "35", rep)).toMatchObject({ code: "request-unknown" });
    expect(await renewFromRequest({ requestId, price: "35", ...terms, termMonths: 7 }, by(office))).toMatchObject({
      code: "renewal-no-price",
    });
    expect(await renewFromRequest({ requestId, price: "0", ...terms }, by(office))).toMatchObject({
      code: "invalid-input",
    });
  });

  it("by two at once is one order", async () => {
    const { requestId, mailbox } = await given();
    const outcomes = await Promise.all([renew(requestId, "35", rep), renew(requestId, "34", office)]);
    expect(outcomes.filter((each) => !isRefusal(each))).toHaveLength(1);
    expect(await db().order.count({ where: { mailboxId: mailbox.id } })).toBe(1);
  });
});
