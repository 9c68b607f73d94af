import { afterAll, beforeAll, expect, it } from "vitest";
import { handler } from "@/lib/agreements/jobs/activate";
import { saveAgreement } from "@/lib/agreements/operations/save-agreement";
import { keepFile } from "@/lib/documents/exchanges/files";
import { attachmentsOf, uploadToken } from "@/lib/documents/store/attachments";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenProfessionalOrder, givenRun, prepared, UNIT } from "@/tests/support/activations";
import { AGREEMENT } from "@/tests/support/agreements";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, type TestStack } from "@/tests/support/stack";
import { givenBalance } from "../payments/support";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  for (const [seller, delegation] of [
    ["demo", true],
    ["senza", false],
  ] as const)
    await givenSeller(seller, (policy) => {
      policy.money.methods.agreement = ["card"];
      policy.identity.delegation = delegation;
    });
});
afterAll(() => stack.close());

it("is agreed only where the seller's rules allow it", async () => {
  const call = { seller: "senza", actor: SYSTEM("test") };
  expect(await saveAgreement({ ...AGREEMENT, delegates: true }, call)).toMatchObject({
    code: "delegation-not-allowed",
    field: "delegates",
  });
});

it("needs the members' delegations, which stay on file, and makes the mailboxes at once", async () => {
  const order = await givenProfessionalOrder("demo", 2, { collects: false, delegates: true });
  const { userId, actor } = order.secretary;
  await givenBalance("demo", userId, 2 * UNIT);
  const refused = (change: object) => prepared(order, actor, change);
  expect(await refused({})).toMatchObject({ code: "papers-not-collected" });
  expect(await refused({ papers: "delegated" })).toMatchObject({ code: "delegation-missing", field: "delegation" });
  expect(await refused({ papers: "delegated", delegation: "x" })).toMatchObject({ code: "file-unknown" });
  const fileId = await keepFile(
    { seller: "demo", bytes: Buffer.from("%PDF-1.7"), contentType: "application/pdf" },
    now(),
  );
  const delegation = uploadToken("demo", fileId);
  const runId = await givenRun(order, actor, { papers: "delegated", delegation });
  expect(await refused({ papers: "delegated", delegation })).toMatchObject({ code: "file-unknown" });
  await handler({ seller: "demo", runId }, { jobId: runId, retry: 0, signal: AbortSignal.timeout(60_000) });
  expect(await db().activationRun.findFirst({ where: { id: runId } })).toMatchObject({
    state: "done",
    delegationFileId: fileId,
  });
  const files = await attachmentsOf(db(), "demo", { kind: "agreement", id: order.agreementId });
  expect(files.find(({ kind }) => kind === "delegation")).toMatchObject({ fileId });
  const reviews = await db().review.findMany({ where: { basis: "delegated", state: "approved" } });
  expect(reviews).toHaveLength(2);
  expect(await db().order.count({ where: { agreementId: order.agreementId, state: "settled" } })).toBe(2);
}, 30_000);

it("is not there where the agreement does not say so", async () => {
  const order = await givenProfessionalOrder("demo", 1, { slug: "non-delega" });
  expect(await prepared(order, order.secretary.actor, { papers: "delegated", delegation: "x" })).toMatchObject({
    code: "delegation-not-allowed",
    field: "papers",
  });
});
