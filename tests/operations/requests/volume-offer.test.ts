import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays, endOfDayInRome } from "@/lib/kernel/day";
import { placeOrder } from "@/lib/orders/operations/place-order";
import type { Actor } from "@/lib/platform/actor";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { decideSpecialRenewal } from "@/lib/requests/operations/decide-special-renewal";
import { makeVolumeOffer } from "@/lib/requests/operations/make-volume-offer";
import { requestVolumeOffer } from "@/lib/requests/operations/request-volume-offer";
import { startOfferedOrder } from "@/lib/requests/operations/start-offered-order";
import { offerOfRequest } from "@/lib/requests/queries/offer";
import { ordersOfRequest } from "@/lib/requests/queries/orders";
import { givenUser } from "@/tests/support/people";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, type TestStack } from "@/tests/support/stack";
import { by, describePerson, done, linkTo, PAPERS, PERSON, uploadPapers, wishFree } from "../orders/wizard";

const seller = "demo";
type User = Awaited<ReturnType<typeof givenUser>>;
let stack: TestStack;
let rep: User;
let other: User;
let admin: User;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller(seller, (policy) => {
    policy.catalogue.volumeOffer = { fromMailboxes: 2, text: { it: "Molte caselle", en: "Many mailboxes" } };
    policy.lifecycle.renewal.specialPrices = { sales: 10, backOffice: 20, admin: 50 };
  });
  rep = await givenUser(seller, { roles: ["sales"], territory: ["RM"] });
  other = await givenUser(seller, { roles: ["back-office"] });
  admin = await givenUser(seller, { roles: ["admin"] });
});
afterAll(() => stack.close());

const as = ({ actor }: Pick<User, "actor">) => ({ seller, actor });
const anonymous: Actor = { kind: "anonymous" };
const asked = async (mailboxes = 3) =>
  done(
    await requestVolumeOffer(
      {
        mailboxes,
        company: "",
        name: "Prova Esempio",
        email: "ditta@posta.example",
        phone: "333 0000001",
        province: "RM",
      } as never,
      { seller, actor: anonymous },
    ),
  ).requestId;
const link = (requestId: string) => ({
  seller,
  actor: { kind: "link", purpose: "request", subjectId: requestId } as const,
});
/** The tests' policy sells "base" for 24 months at 20 euros. */
const offer = (requestId: string, change: object = {}) =>
  ({
    requestId,
    mailboxes: "3",
    offer: "base/24",
    price: "18,00",
    reason: "Tante caselle",
    text: "Ecco.",
    ...change,
  }) as never;
const rowOf = (id: string) => db().request.findFirstOrThrow({ where: { id } });

it("within the limit opens the first order, and whoever asked orders the others at that price, as many as were offered", async () => {
  const requestId = await asked();
  const made = done(await makeVolumeOffer(offer(requestId), as(rep)));
  expect(made).toEqual({ requestId, state: "approved" });
  expect(await rowOf(requestId)).toMatchObject({ state: "accepted" });
  const [first] = await ordersOfRequest(seller, requestId);
  expect(first).toMatchObject({ state: "draft", path: expect.stringContaining("/acquista/") });
  const both = await Promise.all([1, 2, 3].map(() => startOfferedOrder({ requestId }, link(requestId))));
  expect(both.filter((each) => "orderId" in each)).toHaveLength(2);
  expect(both.find((each) => "code" in each)).toMatchObject({ code: "offer-taken", params: { mailboxes: 3 } });
  expect(await offerOfRequest(seller, requestId)).toMatchObject({ ordered: 3, open: false, netCents: 1800 });
  // Completed as any other, it costs what was offered.
  const id = first?.id ?? "";
  done(await describePerson(id, linkTo(id), PERSON));
  await wishFree(id, linkTo(id), "offerta.prova");
  await uploadPapers(id, ...PAPERS);
  done(await placeOrder({ orderId: id, acceptTerms: true, immediateActivation: true }, by(linkTo(id))));
  expect(await db().order.findFirst({ where: { id } })).toMatchObject({
    netCents: 1800,
    totalCents: 2196,
    state: "placed",
  });
});

it("below the limit waits for a second person, and is opened when they agree", async () => {
  const requestId = await asked();
  expect(done(await makeVolumeOffer(offer(requestId, { price: "5,00" }), as(rep)))).toMatchObject({ state: "asked" });
  expect(await rowOf(requestId)).toMatchObject({ state: "open" });
  expect(await ordersOfRequest(seller, requestId)).toEqual([]);
  expect(await offerOfRequest(seller, requestId)).toBeNull();
  expect(await startOfferedOrder({ requestId }, link(requestId))).toMatchObject({ code: "request-unknown" });
  expect(await makeVolumeOffer(offer(requestId), as(admin))).toMatchObject({ code: "price-waits" });
  const agree = (who: User) => decideSpecialRenewal({ requestId, decision: "agree" }, as(who));
  const both = await Promise.all([agree(admin), agree(admin)]);
  expect(both.filter((each) => "requestId" in each)).toHaveLength(1);
  expect(await rowOf(requestId)).toMatchObject({ state: "accepted" });
  expect(await offerOfRequest(seller, requestId)).toMatchObject({ ordered: 1, netCents: 500, open: true });
});

it("of two offers at once one is made; what is not sold, not asked or over is refused", async () => {
  const requestId = await asked();
  expect(await makeVolumeOffer(offer(requestId, { offer: "base/99" }), as(admin))).toMatchObject({
    code: "plan-not-sold",
  });
  const make = (who: User) => makeVolumeOffer(offer(requestId, { price: "25,00" }), as(who));
  const both = await Promise.all([make(admin), make(other)]);
  expect(both.filter((each) => "state" in each)).toHaveLength(1);
  expect(await ordersOfRequest(seller, requestId)).toHaveLength(1);
  const later = endOfDayInRome(addDays(today(), 31));
  expect(await startOfferedOrder({ requestId }, { ...link(requestId), at: later })).toMatchObject({
    code: "offer-over",
  });
  const stranger = { seller, actor: { kind: "link", purpose: "request", subjectId: crypto.randomUUID() } as const };
  expect(await startOfferedOrder({ requestId }, stranger)).toMatchObject({ code: "request-unknown" });
});
