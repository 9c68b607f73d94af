import { afterAll, beforeAll, expect, it } from "vitest";
import { handler } from "@/lib/agreements/jobs/tell-of-ends";
import { endAgreement } from "@/lib/agreements/operations/end-agreement";
import { grantManager } from "@/lib/agreements/operations/grant-manager";
import { renewAgreement } from "@/lib/agreements/operations/renew-agreement";
import { tellOfEnd } from "@/lib/agreements/operations/tell-of-end";
import { agreementFile } from "@/lib/agreements/queries";
import { keepFile } from "@/lib/documents/exchanges/files";
import { uploadToken } from "@/lib/documents/store/attachments";
import { addDays, endOfDayInRome, isoDay } from "@/lib/kernel/day";
import { agreementEnds } from "@/lib/notifications/queries/agreements";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenAgreement } from "@/tests/support/agreements";
import { system } from "@/tests/support/orders";
import { demoPolicy } from "@/tests/support/policy";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, type TestStack } from "@/tests/support/stack";
import { done, givenUser } from "../payments/support";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", (policy) => {
    policy.money.methods.agreement = ["card"];
  });
});
afterAll(() => stack.close());

async function givenEnding(days: number) {
  const end = addDays(today(), days);
  const { agreementId } = await givenAgreement("demo", { validTo: isoDay(end), noticeDays: "30" });
  const { id } = await givenUser("demo");
  const { email } = await db().user.findFirstOrThrow({ where: { id } });
  done(await grantManager({ agreementId, login: email }, system()));
  return { agreementId, end };
}
const tell = async (agreementId: string, days = 0) => {
  const at = endOfDayInRome(addDays(today(), days)).subtract({ hours: 6 });
  return done(await tellOfEnd({ agreementId }, { ...system(), at })).told;
};
const mails = (id: string) =>
  db().mail.findMany({ where: { template: "agreement-ends", dedupeKey: { startsWith: `agreement-ends:${id}:` } } });
const openTasks = (subjectId: string) =>
  db().staffTask.count({ where: { kind: "agreement-ends", subjectId, closedAt: null } });

/** The token of a scan that was sent. */
const aSignedPaper = async () =>
  uploadToken(
    "demo",
    await keepFile({ seller: "demo", bytes: Buffer.from("a scan"), contentType: "image/jpeg" }, now()),
  );

it("tells both sides that it ends, from the days agreed before, once", async () => {
  const { agreementId, end } = await givenEnding(40);
  expect(await tell(agreementId, 9)).toBe(false);
  expect(await tell(agreementId, 10)).toBe(true);
  for (const days of [10, 11, 40]) expect(await tell(agreementId, days)).toBe(false);
  const [mail, ...others] = await mails(agreementId);
  expect(others).toEqual([]);
  expect(await openTasks(agreementId)).toBe(1);
  const facts = mail?.facts as { agreementId: string; userId: string; endsOn: string };
  const said = await agreementEnds({ seller: "demo", policy: demoPolicy(), locale: "it", facts });
  expect(said).toMatchObject({ endsOn: isoDay(end), afterEnd: "list-prices" });
});

it("goes on to a later day, keeps when it ended before, and is told of the next end in time", async () => {
  const { agreementId, end } = await givenEnding(5);
  await handler({}, { retry: 0, id: "" } as never);
  expect(await openTasks(agreementId)).toBe(1);
  const [mail] = await mails(agreementId);
  const renew = async (validTo: string) =>
    renewAgreement({ agreementId, validTo, note: "firmata di nuovo", signed: await aSignedPaper() }, system());
  expect(await renew(isoDay(end))).toMatchObject({ code: "validity-not-longer" });
  const next = addDays(end, 365);
  done(await renew(isoDay(next)));
  expect(await openTasks(agreementId)).toBe(0);
  const facts = mail?.facts as { agreementId: string; userId: string; endsOn: string };
  expect(await agreementEnds({ seller: "demo", policy: demoPolicy(), locale: "it", facts })).toBeNull();
  expect(await tell(agreementId)).toBe(false);
  expect(await tell(agreementId, 350)).toBe(true);
  expect(await mails(agreementId)).toHaveLength(2);
  done(await renew(""));
  expect(await renew(isoDay(addDays(next, 9)))).toMatchObject({ code: "agreement-without-end" });
  const file = await agreementFile("demo", agreementId);
  const papers = file?.files.filter(({ kind }) => kind === "signed").map(({ fileId }) => fileId);
  expect(file?.renewals.map(({ signedFileId }) => signedFileId)).toEqual(papers?.slice(-2).reverse());
  expect(file?.renewals.map(({ before, until }) => [before.toString(), until?.toString()])).toEqual([
    [isoDay(next), undefined],
    [isoDay(end), isoDay(next)],
  ]);
});

it("is in force again when it had been ended; a draft is not renewed, nor by whoever may not", async () => {
  const { agreementId, end } = await givenEnding(5);
  done(await endAgreement({ agreementId, why: "prova" }, system()));
  expect(await tell(agreementId)).toBe(false);
  const { actor } = await givenUser("demo");
  const asked = { agreementId, validTo: isoDay(addDays(end, 1)), note: "", signed: "un altro" };
  expect(await renewAgreement(asked, { seller: "demo", actor })).toMatchObject({ code: "not-allowed" });
  expect(await renewAgreement({ ...asked, signed: "" }, system())).toMatchObject({
    code: "invalid-input",
    field: "signed",
  });
  expect(await renewAgreement(asked, system())).toMatchObject({ code: "file-unknown", field: "signed" });
  done(await renewAgreement({ ...asked, signed: await aSignedPaper() }, system()));
  expect(await db().agreement.findFirstOrThrow({ where: { id: agreementId } })).toMatchObject({ state: "in_force" });
  const draft = await givenAgreement("demo", { draft: true });
  expect(await renewAgreement({ ...asked, agreementId: draft.agreementId }, system())).toMatchObject({
    code: "agreement-cannot-renew",
  });
});
