import { afterAll, beforeAll, expect, it } from "vitest";
import { startMemberOrder } from "@/lib/agreements/operations/start-member-order";
import { approveReview } from "@/lib/documents/operations/approve-review";
import { rejectReview } from "@/lib/documents/operations/reject-review";
import { resubmitDocuments } from "@/lib/documents/operations/resubmit-documents";
import { sentBackOf } from "@/lib/documents/review";
import { documentsOf } from "@/lib/documents/store/papers";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { db } from "@/lib/platform/db";
import { givenAgreement, givenMember } from "@/tests/support/agreements";
import { givenDocument, somebody } from "@/tests/support/papers";
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
  await givenSeller(SELLER, (policy) => {
    policy.money.methods.agreement = ["card"];
  });
});
afterAll(() => close());

const area = () => givenAgreement(SELLER, { byNumber: true, byCode: false, byCertificate: true });
const begin = (agreement: string, claim: object = { by: "certificate" }) =>
  startMemberOrder({ agreement, by: "certificate", offer: "base/24", ...claim }, by(ANONYMOUS));

let names = 0;
/** Everything but the certificate and the button that orders. */
async function complete(agreement: string): Promise<string> {
  const { orderId } = done(await begin(agreement));
  done(await describePerson(orderId, linkTo(orderId), PERSON));
  done(await wishFree(orderId, linkTo(orderId), `certificato.numero${names++}`));
  await uploadPapers(orderId, ...PAPERS);
  return orderId;
}
const place = (orderId: string) =>
  placeOrder({ orderId, acceptTerms: true, immediateActivation: true }, by(linkTo(orderId)));

it("is asked with the documents, looked at by the staff, and sent back with a reason", async () => {
  const { slug } = await area();
  const orderId = await complete(slug);
  refusedWith(await place(orderId), "order-documents-missing");
  await givenDocument(orderId, "order-card", SELLER);
  done(await place(orderId));
  const staff = by(somebody("Anna", "back-office"));
  const first = await db().review.findFirstOrThrow({ where: { orderId } });
  expect(first).toMatchObject({ state: "open", basis: "staff" });
  done(await rejectReview({ reviewId: first.id, papers: [{ kind: "order-card", reason: "data-differ" }] }, staff));
  const decided = await db().review.findFirstOrThrow({ where: { id: first.id } });
  expect(sentBackOf(decided)).toMatchObject([{ kind: "order-card", code: "data-differ" }]);
  refusedWith(await resubmitDocuments({ orderId }, by(linkTo(orderId))), "documents-missing");
  await givenDocument(orderId, "order-card", SELLER);
  done(await resubmitDocuments({ orderId }, by(linkTo(orderId))));
  const second = await db().review.findFirstOrThrow({ where: { orderId, round: 2 } });
  done(await approveReview({ reviewId: second.id }, staff));
  const order = { sellerId: SELLER, id: orderId };
  expect(
    (await documentsOf(db(), order)).filter(({ kind }) => kind === "order-card").map(({ state }) => state),
  ).toEqual(["rejected", "approved"]);
}, 30_000);

it("gives nobody a second mailbox, whatever proved the first", async () => {
  const { agreementId, slug } = await area();
  const [one, other] = [await complete(slug), await complete(slug)];
  for (const orderId of [one, other]) await givenDocument(orderId, "order-card", SELLER);
  done(await place(one));
  refusedWith(await place(other), "member-has-order");
  await givenMember(SELLER, agreementId);
  const listed = done(await begin(slug, { by: "number", number: "A1234", taxCode: "SMPPRV80A01H501H" }));
  done(await describePerson(listed.orderId, linkTo(listed.orderId), PERSON));
  done(await wishFree(listed.orderId, linkTo(listed.orderId), `certificato.numero${names++}`));
  await uploadPapers(listed.orderId, ...PAPERS);
  refusedWith(await place(listed.orderId), "member-has-order");
}, 30_000);

it("is no proof where the agreement does not take it", async () => {
  const { slug } = await givenAgreement(SELLER);
  expect(await begin(slug)).toMatchObject({ code: "proof-not-taken", field: "by" });
});
