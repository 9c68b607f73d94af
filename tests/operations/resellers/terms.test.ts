import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bulkReview } from "@/lib/mailboxes/queries/bulk";
import { quoteRenewal } from "@/lib/mailboxes/queries/renewal";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { startOrder } from "@/lib/orders/operations/start-order";
import { SYSTEM } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { resumeReseller } from "@/lib/resellers/operations/resume-reseller";
import { saveReseller } from "@/lib/resellers/operations/save-reseller";
import { suspendReseller } from "@/lib/resellers/operations/suspend-reseller";
import { listResellers, ownReseller, resellerFile } from "@/lib/resellers/queries";
import { givenMailbox } from "@/tests/support/orders";
import { givenUser } from "@/tests/support/people";
import { givenReseller, RESELLER } from "@/tests/support/resellers";
import { givenDatabase, givenSeller } from "@/tests/support/seller";
import { by, describePerson, done, PAPERS, refusedWith, SELLER, uploadPapers, wishFree } from "../orders/wizard";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await givenDatabase();
  for (const seller of [SELLER, "altro"]) await givenSeller(seller);
});
afterAll(() => close());

const system = { seller: SELLER, actor: SYSTEM("test") };
type Someone = Awaited<ReturnType<typeof givenReseller>>;
const YEAR = { plan: "base", act: "renewal" as const, termMonths: "12" };

let names = 0;
async function placed({ actor }: Pick<Someone, "actor">, offer = "base/24") {
  const { orderId } = done(await startOrder({ offer }, by(actor)));
  done(await describePerson(orderId, actor));
  done(await wishFree(orderId, actor, `rivendita.numero${names++}`));
  await uploadPapers(orderId, ...PAPERS);
  done(await placeOrder({ orderId, acceptTerms: true, immediateActivation: true }, by(actor)));
  return db().order.findFirstOrThrow({ where: { id: orderId } });
}

describe("what a reseller buys", () => {
  it("costs its own price from the first question to the placed order, and the list's for others", async () => {
    const reseller = await givenReseller();
    expect(await placed(reseller)).toMatchObject({
      channel: "account",
      netCents: 1600,
      vatCents: 352,
      totalCents: 1952,
    });
    expect(await placed(await givenUser(SELLER))).toMatchObject({ netCents: 2000, totalCents: 2440 });
  });

  it("is renewed at its own price, one by one and together", async () => {
    const prices = [{ ...YEAR, amount: "13,50" }];
    const { userId, actor } = await givenReseller(SELLER, { prices });
    const { id } = await givenMailbox({ userId });
    const quote = done(await quoteRenewal(SELLER, { mailboxId: id }, actor));
    expect(quote.offers.find(({ termMonths }) => termMonths === 12)?.answer).toMatchObject({ netCents: 1350 });
    const review = await bulkReview({ seller: SELLER, userId }, { termMonths: 12 });
    expect(review?.totals).toEqual({ count: 1, netCents: 1350, vatCents: 297, totalCents: 1647 });
  });

  it("costs the list's price while suspended, and its own again afterwards", async () => {
    const { userId, resellerId } = await givenReseller();
    await givenMailbox({ userId });
    const net = async () => (await bulkReview({ seller: SELLER, userId }, { termMonths: 12 }))?.totals.netCents;
    expect(await net()).toBe(1440);
    done(await suspendReseller({ resellerId, why: "Non paga" }, system));
    expect(await net()).toBe(1800);
    refusedWith(await suspendReseller({ resellerId, why: "Ancora" }, system), "reseller-cannot-suspend");
    done(await resumeReseller({ resellerId }, system));
    expect(await net()).toBe(1440);
    refusedWith(await resumeReseller({ resellerId }, system), "reseller-cannot-resume");
  });
});

describe("what is agreed with a reseller", () => {
  const save = (login: string, change: object = {}) => saveReseller({ ...RESELLER, login, ...change }, system);

  it("is kept version by version, the same ones once", async () => {
    const { resellerId } = await givenReseller();
    const again = (change: object = {}) => saveReseller({ ...RESELLER, resellerId, ...change }, system);
    done(await again({ name: "Altro nome" }));
    done(await again({ discount: "25" }));
    const versions = await db().resellerTerms.findMany({ where: { resellerId }, orderBy: { version: "asc" } });
    expect(versions.map(({ version, terms }) => [version, (terms as { discountBps: number }).discountBps])).toEqual([
      [1, 2000],
      [2, 2500],
    ]);
    expect(await resellerFile(SELLER, resellerId)).toMatchObject({ terms: { discountBps: 2500 } });
  });

  it("is refused below the seller's floor, for what is not sold, and past the largest discount", async () => {
    const { userName } = await givenUser(SELLER, { roles: ["reseller"] });
    const low = await save(userName, { prices: [{ ...YEAR, amount: "8,99" }] });
    expect(low).toMatchObject({ code: "price-below-floor", params: { floor: "9,00 €" } });
    refusedWith(await save(userName, { prices: [{ ...YEAR, termMonths: "48", amount: "90" }] }), "price-not-sold");
    refusedWith(await save(userName, { discount: "50,01" }), "discount-too-large");
    expect(await db().reseller.count({ where: { user: { userName } } })).toBe(0);
    done(await save(userName, { prices: [{ ...YEAR, amount: "9" }] }));
  });

  it("is for an account of this seller that has the role, once", async () => {
    const [customer, elsewhere] = [await givenUser(SELLER), await givenUser("altro", { roles: ["reseller"] })];
    refusedWith(await save(customer.userName), "not-a-reseller");
    refusedWith(await save(elsewhere.userName), "user-unknown");
    const { userName } = await givenReseller();
    refusedWith(await save(userName), "already-a-reseller");
    const theirs = await givenReseller("altro");
    refusedWith(await saveReseller({ ...RESELLER, resellerId: theirs.resellerId }, system), "reseller-unknown");
  });

  it("is seen by the reseller alone and by the staff of its seller", async () => {
    const [mine, theirs] = [await givenReseller(), await givenReseller("altro")];
    expect((await ownReseller(mine.viewer))?.id).toBe(mine.resellerId);
    expect(await ownReseller({ ...theirs.viewer, seller: SELLER })).toBeNull();
    expect(await resellerFile(SELLER, theirs.resellerId)).toBeNull();
    expect((await listResellers("altro")).map(({ id }) => id)).not.toContain(mine.resellerId);
  });

  it("may carry a face of its own, which needs an address to write to", async () => {
    const face = { brandName: "PEC Facile", colour: "#AA3300" };
    expect(saveReseller.schema.safeParse({ ...RESELLER, login: "x", ...face }).success).toBe(false);
    const { viewer } = await givenReseller(SELLER, { ...face, brandEmail: "Aiuto@facile.example" });
    expect((await ownReseller(viewer))?.brand).toEqual({
      name: "PEC Facile",
      colour: "#aa3300",
      email: "aiuto@facile.example",
    });
  });
});
