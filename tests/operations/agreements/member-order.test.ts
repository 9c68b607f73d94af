import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endAgreement } from "@/lib/agreements/operations/end-agreement";
import { makeCodes } from "@/lib/agreements/operations/make-codes";
import { putInForce } from "@/lib/agreements/operations/put-in-force";
import { saveAgreement } from "@/lib/agreements/operations/save-agreement";
import { startMemberOrder } from "@/lib/agreements/operations/start-member-order";
import { codeText } from "@/lib/agreements/store/codes";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { SYSTEM } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { AGREEMENT, givenAgreement, givenMember } from "@/tests/support/agreements";
import { givenUser } from "@/tests/support/people";
import { givenDatabase, givenSeller } from "@/tests/support/seller";
import {
  ANONYMOUS,
  by,
  describePerson,
  done,
  linkTo,
  PAPERS,
  PERSON,
  refusedWith,
  SELLER,
  uploadPapers,
  wishFree,
} from "../orders/wizard";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await givenDatabase();
  for (const seller of [SELLER, "altro"])
    await givenSeller(seller, (policy) => {
      policy.money.methods.agreement = ["card"];
    });
});
afterAll(() => close());

const NUMBER = { by: "number" as const, number: "a 01234", taxCode: "smpprv80a01h501h", offer: "base/24" };
const begin = (agreement: string, claim: object = {}) =>
  startMemberOrder({ agreement, ...NUMBER, ...claim }, by(ANONYMOUS));
const orderOf = (id: string) => db().order.findFirstOrThrow({ where: { id } });

let names = 0;
/** Everything but the button that orders. */
async function complete(agreement: string, claim: object = {}, holder = PERSON) {
  const { orderId } = done(await begin(agreement, claim));
  done(await describePerson(orderId, linkTo(orderId), holder));
  done(await wishFree(orderId, linkTo(orderId), `membro.numero${names++}`));
  await uploadPapers(orderId, ...PAPERS);
  return orderId;
}
const place = (orderId: string) =>
  placeOrder({ orderId, acceptTerms: true, immediateActivation: true }, by(linkTo(orderId)));

describe("a member's purchase", () => {
  it("is proven by number and codice fiscale, keeps agreement, member, own domain and price", async () => {
    const { agreementId, slug } = await givenAgreement(SELLER, { domains: "ordine.demo.example" });
    const memberId = await givenMember(SELLER, agreementId);
    const orderId = await complete(slug);
    done(await place(orderId));
    expect(await orderOf(orderId)).toMatchObject({
      channel: "agreement",
      agreementId,
      memberId,
      state: "placed",
      domain: "ordine.demo.example",
      netCents: 1600,
      vatCents: 352,
      shareCents: 0,
    });
  });

  it("takes off what the professional order bears, and is settled at once when that is all", async () => {
    const price = { plan: "base", act: "activation" as const, termMonths: "24" };
    const split = await givenAgreement(SELLER, { prices: [{ ...price, amount: "16", share: "6,50" }] });
    await givenMember(SELLER, split.agreementId);
    const half = await complete(split.slug);
    done(await place(half));
    expect(await orderOf(half)).toMatchObject({ netCents: 950, totalCents: 1159, shareCents: 650, state: "placed" });
    const whole = await givenAgreement(SELLER, { prices: [{ ...price, amount: "16", share: "16" }] });
    await givenMember(SELLER, whole.agreementId);
    const free = await complete(whole.slug);
    done(await place(free));
    expect(await orderOf(free)).toMatchObject({ totalCents: 0, shareCents: 1600, state: "settled" });
  });

  it("is refused to whoever is not on the list, in the same words whatever is wrong", async () => {
    const { agreementId, slug } = await givenAgreement();
    await givenMember(SELLER, agreementId);
    refusedWith(await begin(slug, { number: "9" }), "member-not-found");
    refusedWith(await begin(slug, { taxCode: "RSSMRA80A01F205X" }), "member-not-found");
    refusedWith(await begin(slug, { taxCode: "RSSMRA80A01F205Y" }), "codice-fiscale-check-character");
    const other = await givenAgreement();
    refusedWith(await begin(other.slug), "member-not-found");
  });

  it("is for the member, who has one mailbox", async () => {
    const { agreementId, slug } = await givenAgreement();
    await givenMember(SELLER, agreementId);
    const { orderId } = done(await begin(slug));
    const stranger = { ...PERSON, firstName: "Maria", lastName: "Rossi", taxCode: "RSSMRA80A41H501Y" };
    refusedWith(await describePerson(orderId, linkTo(orderId), stranger as typeof PERSON), "holder-not-the-member");
    const [one, two] = [await complete(slug), await complete(slug)];
    const both = await Promise.all([place(one), place(two)]);
    expect(both.filter((each) => "refused" in each)).toMatchObject([{ code: "member-has-order" }]);
    refusedWith(await begin(slug), "member-has-order");
  });

  it("is proven by a code once: the last order begun with it holds it", async () => {
    const { agreementId, slug } = await givenAgreement();
    done(await makeCodes({ agreementId, count: "1" }, by(SYSTEM("test"))));
    const row = await db().agreementCode.findFirstOrThrow({ where: { agreementId } });
    const claim = { by: "code", code: codeText(SELLER, row.id).toLowerCase().replaceAll("-", " ") };
    refusedWith(await begin(slug, { by: "code", code: "AAAA-BBBB-CCCC" }), "code-unknown");
    const [first, second] = [await complete(slug, claim), await complete(slug, claim)];
    refusedWith(await place(first), "code-used");
    done(await place(second));
    refusedWith(await begin(slug, claim), "code-used");
    const elsewhere = await givenAgreement();
    refusedWith(await begin(elsewhere.slug, claim), "code-unknown");
  });

  it("stops at the cap, also for orders begun before it was reached", async () => {
    const { agreementId, slug } = await givenAgreement(SELLER, { maxMailboxes: "1" });
    await givenMember(SELLER, agreementId);
    await givenMember(SELLER, agreementId, { number: "B1", taxCode: "RSSMRA80A41H501Y" });
    const first = await complete(slug);
    const maria = { ...PERSON, firstName: "Maria", lastName: "Rossi", taxCode: "RSSMRA80A41H501Y" } as typeof PERSON;
    const second = await complete(slug, { number: "B1", taxCode: "RSSMRA80A41H501Y" }, maria);
    done(await place(first));
    refusedWith(await place(second), "agreement-full");
    refusedWith(await begin(slug), "agreement-full");
  });
});

describe("an agreement", () => {
  it("sells nothing before it is in force, after its day and once it was ended; another seller's is unknown", async () => {
    const draft = await givenAgreement(SELLER, { draft: true });
    refusedWith(await begin(draft.slug), "agreement-not-open");
    const over = await givenAgreement(SELLER, { validTo: "2020-12-31" });
    refusedWith(await begin(over.slug), "agreement-not-open");
    const { agreementId, slug } = await givenAgreement();
    await givenMember(SELLER, agreementId);
    const begun = await complete(slug);
    done(await endAgreement({ agreementId, why: "prova" }, by(SYSTEM("test"))));
    refusedWith(await begin(slug), "agreement-not-open");
    refusedWith(await place(begun), "plan-not-sold");
    refusedWith(await endAgreement({ agreementId, why: "prova" }, by(SYSTEM("test"))), "agreement-cannot-end");
    done(await putInForce({ agreementId }, by(SYSTEM("test"))));
    done(await place(begun));
    const elsewhere = await givenAgreement("altro");
    refusedWith(await begin(elsewhere.slug), "agreement-unknown");
    refusedWith(await putInForce({ agreementId: elsewhere.agreementId }, by(SYSTEM("test"))), "agreement-unknown");
  });

  it("is kept by sales and back-office, signed before it holds, one to a slug", async () => {
    const rep = await givenUser(SELLER, { roles: ["sales"] });
    const customer = await givenUser(SELLER);
    refusedWith(await saveAgreement(AGREEMENT, by(customer.actor)), "not-allowed");
    const { agreementId } = done(await saveAgreement(AGREEMENT, by(rep.actor)));
    refusedWith(await saveAgreement(AGREEMENT, by(rep.actor)), "slug-taken");
    done(await saveAgreement({ ...AGREEMENT, agreementId, name: "Altro nome" }, by(rep.actor)));
    refusedWith(await putInForce({ agreementId }, by(rep.actor)), "agreement-unsigned");
    refusedWith(await saveAgreement({ ...AGREEMENT, agreementId, signed: "nessuno" }, by(rep.actor)), "file-unknown");
    const unknown = [{ ...AGREEMENT.prices[0]!, plan: "nessuno" }];
    refusedWith(
      await saveAgreement({ ...AGREEMENT, agreementId, prices: unknown }, by(rep.actor)),
      "price-plan-unknown",
    );
  });
});
