import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approveReview } from "@/lib/documents/operations/approve-review";
import { addDays, fromDb, instantInRome, isoDay, toDb } from "@/lib/kernel/day";
import { formingFilter } from "@/lib/orders/filter";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { registerCompany } from "@/lib/orders/operations/register-company";
import { remindCompany } from "@/lib/orders/operations/remind-company";
import { formingCompany, listForming, numbersOwed } from "@/lib/orders/queries/forming";
import { readBillingParty } from "@/lib/orders/store/answers";
import type { Actor } from "@/lib/platform/actor";
import { today } from "@/lib/platform/clock";
import { blindIndex } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { askHelp } from "@/lib/requests/operations/ask-help";
import { enterLateNumbers } from "@/lib/requests/operations/enter-late-numbers";
import { describedHolders } from "@/tests/support/holders";
import { settleByCard, system } from "@/tests/support/orders";
import { givenUser } from "@/tests/support/people";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, runJobs, type TestStack } from "@/tests/support/stack";
import { by, describePerson, done, givenDraft, PAPERS, refusedWith, SELLER, uploadPapers, wishFree } from "./wizard";

let stack: TestStack;
let staff: Actor;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller(SELLER, (policy) => {
    policy.identity.holderKinds = ["company", "company-being-formed"];
    policy.identity.documents["company-being-formed"] = ["identity-front", "identity-back", "signed-contract"];
  });
  staff = (await givenUser(SELLER, { roles: ["back-office"] })).actor;
});
afterAll(() => stack.close());

const FORMING = describedHolders["company-being-formed"];
const OTHERS = [
  "mail.send",
  "invoices.number",
  "invoice.render",
  "audit.seal",
  "sweep.often",
  "contract.evidence",
] as const;

/** A company being formed with a mailbox that works. */
async function givenForming(name: string) {
  const draft = await givenDraft();
  done(await describePerson(draft.orderId, draft.actor, FORMING));
  done(await wishFree(draft.orderId, draft.actor, name));
  await uploadPapers(draft.orderId, ...PAPERS);
  done(await placeOrder({ orderId: draft.orderId, acceptTerms: true }, by(draft.actor)));
  done(await settleByCard({ orderId: draft.orderId }, system()));
  const review = await db().review.findFirstOrThrow({ where: { orderId: draft.orderId } });
  done(await approveReview({ reviewId: review.id }, by(staff)));
  await runJobs([...OTHERS]);
  const mailbox = await db().mailbox.findFirstOrThrow({ where: { orderId: draft.orderId, state: "active" } });
  return { ...draft, mailbox, holderId: mailbox.holderId };
}

const holderOf = (id: string) => db().holder.findFirstOrThrow({ where: { id } });
const mails = (template: string, holderId: string) =>
  db().mail.count({ where: { template, facts: { path: ["holderId"], equals: holderId } } });
const link = (holderId: string): Actor => ({ kind: "link", purpose: "company", subjectId: holderId });
const NUMBERS = {
  companyName: "Prova S.r.l.",
  vatNumber: "12345670017",
  taxCode: "",
  address: { street: "Via Nuova 2", cap: "20100", city: "Milano", province: "MI" },
};

describe("a company being formed", () => {
  it("has thirty days from its activation, is reminded on the days of the policy, then the staff are asked, once", async () => {
    const { holderId } = await givenForming("in.costituzione");
    const due = addDays(today(), 30);
    expect(isoDay(fromDb((await holderOf(holderId)).numbersDueOn!))).toBe(isoDay(due));
    expect(await mails("company-numbers", holderId)).toBe(1);
    expect(await numbersOwed(SELLER, holderId)).toMatchObject({ daysLeft: 30, state: "waiting" });
    const on = (days: number) => ({ ...system(), at: instantInRome(addDays(due, days), "00:20") });
    const round = async (days: number) => done(await remindCompany({ holderId }, on(days)));
    const tasks = () => db().staffTask.count({ where: { kind: "company-numbers-late", subjectId: holderId } });
    for (const [days, sent] of [
      [-20, 1],
      [-15, 2],
      [-14, 2],
      [-3, 3],
      [-1, 4],
      [0, 5],
      [1, 5],
    ] as const) {
      await round(days);
      await round(days);
      expect([days, await mails("company-numbers", holderId)]).toEqual([days, sent]);
    }
    expect(await tasks()).toBe(1);
    await db().staffTask.updateMany({ where: { subjectId: holderId }, data: { closedAt: new Date(0) } });
    expect(await round(2)).toMatchObject({ late: true });
    expect(await tasks()).toBe(1);
  });

  it("becomes a company when its numbers come: holder, names, invoices still to be made", async () => {
    const { holderId, mailbox } = await givenForming("presto.srl");
    const second = await givenDraft();
    done(await describePerson(second.orderId, second.actor, FORMING));
    done(await wishFree(second.orderId, second.actor, "seconda.srl"));
    await uploadPapers(second.orderId, ...PAPERS);
    done(await placeOrder({ orderId: second.orderId, acceptTerms: true }, by(second.actor)));
    await db().order.updateMany({ where: { id: second.orderId }, data: { holderId } });
    await db().holder.updateMany({ where: { id: holderId }, data: { numbersDueOn: toDb(addDays(today(), -3)) } });
    done(await remindCompany({ holderId }, system()));
    done(await registerCompany({ holderId, ...NUMBERS }, by(link(holderId))));
    const holder = await holderOf(holderId);
    expect(holder).toMatchObject({ kind: "company", displayName: "Prova S.r.l.", province: "MI" });
    expect(holder.taxCodeIndex).toBe(blindIndex("12345670017"));
    expect(await db().name.findFirstOrThrow({ where: { mailboxId: mailbox.id } })).toMatchObject({
      holderIndex: holder.taxCodeIndex,
    });
    const waiting = await db().order.findFirstOrThrow({ where: { id: second.orderId } });
    expect(readBillingParty(waiting.billingSealed!)).toMatchObject({ name: "Prova S.r.l.", vatNumber: "12345670017" });
    expect(await db().staffTask.count({ where: { subjectId: holderId, closedAt: null } })).toBe(0);
    expect(await mails("company-registered", holderId)).toBe(1);
    expect(await numbersOwed(SELLER, holderId)).toBeNull();
    expect(await formingCompany(SELLER, holderId)).toMatchObject({ state: "given" });
    refusedWith(await registerCompany({ holderId, ...NUMBERS }, by(link(holderId))), "company-registered");
    const before = await mails("company-numbers", holderId);
    done(await remindCompany({ holderId }, system()));
    expect(await mails("company-numbers", holderId)).toBe(before);
  });

  it("does not take another customer's number, unless the staff see to it", async () => {
    const { holderId } = await givenForming("altra.srl");
    refusedWith(await registerCompany({ holderId, ...NUMBERS }, by(link(holderId))), "company-of-another");
    expect(await holderOf(holderId)).toMatchObject({ kind: "company-being-formed" });
    done(await registerCompany({ holderId, ...NUMBERS }, by(staff)));
  });

  it("is nobody else's business", async () => {
    const { holderId } = await givenForming("privata.srl");
    const stranger = (await givenUser(SELLER)).actor;
    for (const actor of [stranger, { kind: "anonymous" } as const, link("00000000-0000-7000-8000-000000000001")])
      refusedWith(await registerCompany({ holderId, ...NUMBERS }, by(actor)), "holder-unknown");
    const wrong = { ...NUMBERS, vatNumber: "12345670018" };
    refusedWith(await registerCompany({ holderId, ...wrong }, by(link(holderId))), "invalid-input");
  });

  it("is listed for the staff by what it owes", async () => {
    const states = async (state?: string) =>
      (await listForming(SELLER, formingFilter.parse(state ? { state } : {}), 50)).rows.map((row) => row.state);
    const all = await states();
    expect(all.length).toBeGreaterThanOrEqual(4);
    for (const state of ["waiting", "late", "given"])
      expect(await states(state)).toEqual(all.filter((each) => each === state));
    expect((await listForming(SELLER, formingFilter.parse({ q: "costituz" }), 50)).rows.length).toBe(2);
    expect((await listForming("altro", formingFilter.parse({}), 50)).total).toBe(0);
  });
});

describe("a VAT number that comes late, by a request", () => {
  it("is entered from the request, which is accepted; the address stays as it was", async () => {
    const { holderId, mailbox } = await givenForming("in.ritardo");
    const { address, userCode } = { address: `${mailbox.localPart}@${mailbox.domain}`, userCode: mailbox.userCode };
    const asked = await askHelp(
      {
        asked: {
          kind: "late-vat-number",
          ...{ address, companyName: "Prova S.r.l.", vatNumber: "12345670017", taxCode: "" },
          ...{ name: "Prova Esempio", email: "tardi@posta.example", message: "" },
        },
      },
      by({ kind: "anonymous" }),
    );
    const { requestId } = done(asked);
    const numbers = { companyName: "Prova S.r.l.", vatNumber: "12345670017", taxCode: "" };
    done(await enterLateNumbers({ requestId, text: "Registrata.", ...numbers }, by(staff)));
    const request = await db().request.findFirstOrThrow({ where: { id: requestId } });
    expect(request).toMatchObject({ state: "accepted", facts: { address, userCode } });
    expect(JSON.stringify(request.facts)).not.toContain("12345670017");
    expect(await holderOf(holderId)).toMatchObject({ kind: "company", displayName: "Prova S.r.l." });
    refusedWith(await enterLateNumbers({ requestId, text: "Ancora.", ...numbers }, by(staff)), "request-decided");
  });
});
