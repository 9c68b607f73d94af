import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holderForProvider } from "@/lib/mailboxes/queries/provider";
import { choosePlan } from "@/lib/orders/operations/choose-plan";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { readBillingParty } from "@/lib/orders/store/answers";
import { blindIndex } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { HOLDER_KINDS } from "@/lib/sellers/policy/common";
import { describedHolders } from "@/tests/support/holders";
import { settleByCard, system } from "@/tests/support/orders";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, type TestStack } from "@/tests/support/stack";
import { by, describePerson, done, givenDraft, PAPERS, refusedWith, SELLER, uploadPapers, wishFree } from "./wizard";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller(SELLER, (policy) => {
    policy.identity.holderKinds = [...HOLDER_KINDS];
    for (const kind of HOLDER_KINDS)
      policy.identity.documents[kind] = ["identity-front", "identity-back", "signed-contract"];
    for (const plan of policy.catalogue.plans) if (plan.code === "plus") plan.holderKinds = ["person"];
  });
});
afterAll(() => stack.close());

let count = 0;
async function ordered(kind: (typeof HOLDER_KINDS)[number]) {
  const draft = await givenDraft();
  done(await describePerson(draft.orderId, draft.actor, describedHolders[kind]));
  done(await wishFree(draft.orderId, draft.actor, `casella.${kind}.${++count}`));
  await uploadPapers(draft.orderId, ...PAPERS);
  const consumer = kind === "person" || kind === "foreign-person";
  const consents = { acceptTerms: true, immediateActivation: consumer };
  done(await placeOrder({ orderId: draft.orderId, ...consents }, by(draft.actor)));
  return db().order.findFirstOrThrow({ where: { id: draft.orderId }, include: { holder: true } });
}

describe("an order for every kind of holder", () => {
  it.each(HOLDER_KINDS)("%s: placed, found again, known to the provider, named on the invoice", async (kind) => {
    const order = await ordered(kind);
    expect(order.holder).toMatchObject({ kind, province: kind.startsWith("foreign-") ? null : "RM" });
    const atProvider = await holderForProvider(SELLER, order.holderId ?? "");
    expect(atProvider.taxCode).toMatch(/^[A-Z0-9]+$/);
    expect(atProvider.kind).toBe(
      { person: "person", professional: "professional", "foreign-person": "person" }[kind as string] ?? "company",
    );
    expect(readBillingParty(order.billingSealed ?? "")).toMatchObject({
      name: order.holder?.displayName,
      country: kind.startsWith("foreign-") ? "DE" : "IT",
    });
  });

  it("knows foreigners by country and number", async () => {
    const { holder } = await db().order.findFirstOrThrow({
      where: { holder: { kind: "foreign-person" } },
      include: { holder: true },
    });
    expect(holder?.taxCodeIndex).toBe(blindIndex("DE:C01X00T47"));
  });

  it("asks a public body with split payment for the net amount, and invoices the VAT", async () => {
    const order = await ordered("public-body");
    expect(order).toMatchObject({ netCents: 2000, vatCents: 0, totalCents: 2000 });
    done(await settleByCard({ orderId: order.id }, system()));
    const invoice = await db().invoice.findFirst({ where: { orderId: order.id } });
    expect(invoice).toMatchObject({ netCents: 2000, vatCents: 440, totalCents: 2440, vatSplit: true });
  });

  it("sells a plan only to the kinds it is for, whichever is chosen first", async () => {
    const plus = await givenDraft(undefined, "plus/12");
    refusedWith(await describePerson(plus.orderId, plus.actor, describedHolders.company), "plan-not-for-kind");
    const base = await givenDraft();
    done(await describePerson(base.orderId, base.actor, describedHolders.company));
    refusedWith(await choosePlan({ orderId: base.orderId, offer: "plus/12" }, by(base.actor)), "plan-not-for-kind");
  });
});
