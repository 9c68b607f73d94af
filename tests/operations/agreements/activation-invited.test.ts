import { afterAll, beforeAll, expect, it } from "vitest";
import { handler } from "@/lib/agreements/jobs/activate";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { db } from "@/lib/platform/db";
import { givenProfessionalOrder, givenRun, UNIT } from "@/tests/support/activations";
import { givenMember } from "@/tests/support/agreements";
import { givenDatabase, givenSeller } from "@/tests/support/seller";
import { by, describePerson, done, linkTo, PAPERS, PERSON, refusedWith, SELLER, uploadPapers } from "../orders/wizard";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller(SELLER, (policy) => {
    policy.money.methods.agreement = ["card"];
  });
});
afterAll(() => close());

it("lets a member complete the mailbox that was prepared, under the name that was kept", async () => {
  const order = await givenProfessionalOrder(SELLER, 0, { collects: false });
  await givenMember(SELLER, order.agreementId);
  const runId = await givenRun(order, order.secretary.actor, { papers: "link", pays: "member", office: {} } as never);
  await handler({ seller: SELLER, runId }, { jobId: runId, retry: 0, signal: AbortSignal.timeout(60_000) });
  const { orderId } = await db().activationLine.findFirstOrThrow({ where: { runId } });
  const id = orderId ?? "";
  const place = () => placeOrder({ orderId: id, acceptTerms: true, immediateActivation: true }, by(linkTo(id)));
  refusedWith(await place(), "order-holder-missing");
  done(await describePerson(id, linkTo(id), PERSON));
  await uploadPapers(id, ...PAPERS);
  done(await place());
  expect(await db().order.findFirst({ where: { id } })).toMatchObject({
    state: "placed",
    totalCents: UNIT,
    agreementId: order.agreementId,
  });
  expect(await db().name.findFirst({ where: { orderId: id } })).toMatchObject({ localPart: "prova.esempio" });
}, 30_000);
