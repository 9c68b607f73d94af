import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { keepFile } from "@/lib/documents/exchanges/files";
import { addDays, fromDb, isoDay } from "@/lib/kernel/day";
import { runSweep } from "@/lib/mailboxes/jobs/sweep";
import { approveRevocation } from "@/lib/mailboxes/operations/approve-revocation";
import { askRevocation } from "@/lib/mailboxes/operations/ask-revocation";
import { confirmRevocation } from "@/lib/mailboxes/operations/confirm-revocation";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { sendRevocationLink } from "@/lib/mailboxes/operations/send-revocation-link";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { tokenOf } from "@/lib/platform/links";
import { givenLiveMailbox } from "@/tests/support/mailboxes";
import { givenUser, visitor } from "@/tests/support/people";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", (draft) => {
    draft.lifecycle.revocation = { effective: "chosen-day", fromMailbox: true };
  });
});
afterAll(() => stack.close());

const anonymous = { seller: "demo", actor: { kind: "anonymous" as const } };
const live = (expiresOn = addDays(today(), 200)) =>
  givenLiveMailbox(stack, { localPart: `revoca.${newId().slice(-8)}`, expiresOn });
type Mailbox = Awaited<ReturnType<typeof live>>;
const codes = (mailbox: Mailbox) => ({
  userCode: mailbox.userCode!,
  address: `${mailbox.localPart}@${mailbox.domain}`,
});
const aFile = () => keepFile({ seller: "demo", bytes: Buffer.from("a document"), contentType: "image/jpeg" }, now());
const asking = async (mailbox: Mailbox, on = "") =>
  askRevocation(
    {
      ...codes(mailbox),
      name: "Prova Esempio",
      email: "prova@example.com",
      on,
      message: "",
      files: [{ kind: "identity-front", fileId: await aFile() }],
    },
    anonymous,
  );
const asked = async (mailbox: Mailbox, on = "") => {
  const request = await asking(mailbox, on);
  if ("refused" in request) throw new Error(request.code);
  return request.requestId;
};
const approve = async (requestId: string) => {
  const { actor } = await givenUser("demo", { roles: ["back-office"] });
  return approveRevocation({ requestId, text: "Fatto." }, { seller: "demo", actor });
};
const reread = (mailbox: Mailbox) => db().mailbox.findFirstOrThrow({ where: { id: mailbox.id } });
const work = async () => {
  await runJobs();
  await hurryJobs();
  await runJobs();
};
const atProvider = async (mailbox: Mailbox) => {
  const found = await mailboxProvider().findMailbox({ address: codes(mailbox).address });
  return found && "state" in found ? found.state : found;
};

describe("a revocation with a document", () => {
  it("waits for the staff, then closes the mailbox for good: nothing reminds, renews or sells for it any more", async () => {
    const mailbox = await live(addDays(today(), 20));
    const renewal = await orderRenewal({ which: codes(mailbox), termMonths: 12 }, anonymous);
    if ("refused" in renewal) throw new Error(renewal.code);
    const requestId = await asked(mailbox);
    expect(await reread(mailbox)).toMatchObject({ state: "active", revokeOn: null });
    expect(await asking(mailbox)).toMatchObject({ code: "revocation-asked-already" });
    expect(await approve(requestId)).toEqual({ requestId });
    expect(await approve(requestId)).toMatchObject({ code: "request-decided" });
    await work();
    expect(await reread(mailbox)).toMatchObject({ state: "revoked", nextStepOn: null });
    expect(await atProvider(mailbox)).toBe("closed");
    expect(await db().order.findFirst({ where: { id: renewal.orderId } })).toMatchObject({ state: "cancelled" });
    expect(await db().mail.count({ where: { dedupeKey: `mailbox-revoked:${mailbox.id}` } })).toBe(1);
    expect(await orderRenewal({ which: codes(mailbox), termMonths: 12 }, anonymous)).toMatchObject({ refused: true });
    expect(await asking(mailbox)).toMatchObject({ code: "mailbox-cannot-revoke" });
    await runSweep(addDays(today(), 400));
    expect(await reread(mailbox)).toMatchObject({ state: "revoked" });
  });

  it("closes on the day that was chosen, not before, and can't be renewed meanwhile", async () => {
    const mailbox = await live();
    const on = addDays(today(), 10);
    await approve(await asked(mailbox, isoDay(on)));
    expect(await reread(mailbox)).toMatchObject({ state: "active" });
    expect(isoDay(fromDb((await reread(mailbox)).nextStepOn!))).toBe(isoDay(on));
    expect(await orderRenewal({ which: codes(mailbox), termMonths: 12 }, anonymous)).toMatchObject({ refused: true });
    await runSweep(addDays(on, -1));
    expect(await reread(mailbox)).toMatchObject({ state: "active" });
    expect((await runSweep(on, { dryRun: true })).steps).toMatchObject({ revoked: 1 });
    await runSweep(on);
    await work();
    expect(await reread(mailbox)).toMatchObject({ state: "revoked" });
    expect(await atProvider(mailbox)).toBe("closed");
  });

  it("is taken in only with codes that belong together, and decided only by the staff", async () => {
    const [one, other] = [await live(), await live()];
    const mixed = { ...codes(one), address: codes(other).address };
    const rest = { name: "Prova Esempio", email: "prova@example.com" };
    const files = [{ kind: "identity-front" as const, fileId: await aFile() }];
    expect(await askRevocation({ ...mixed, ...rest, files }, anonymous)).toMatchObject({ code: "mailbox-not-found" });
    const requestId = await asked(one);
    expect(await approveRevocation({ requestId, text: "x" }, anonymous)).toMatchObject({ code: "not-allowed" });
    expect(await reread(one)).toMatchObject({ state: "active" });
  });
});

describe("a revocation from the mailbox itself", () => {
  const linkOf = (mailbox: Mailbox) =>
    db().link.findFirstOrThrow({ where: { purpose: "revoke", subjectId: mailbox.id, usedAt: null } });

  it("is confirmed by the link sent to it, once, at once", async () => {
    const mailbox = await live();
    expect(await sendRevocationLink({ ...codes(mailbox), visitor: visitor() }, anonymous)).toEqual({});
    const mail = await db().mail.findFirstOrThrow({
      where: { template: "revoke-mailbox" },
      orderBy: { createdAt: "desc" },
    });
    expect(mail.recipient).toBe(codes(mailbox).address);
    const token = tokenOf("demo", "revoke", (await linkOf(mailbox)).id);
    const twice = await Promise.all([1, 2, 3, 4].map(() => confirmRevocation({ token }, anonymous)));
    expect(twice.filter((each) => !("refused" in each))).toHaveLength(1);
    expect(await reread(mailbox)).toMatchObject({ state: "revoked" });
  });

  it("answers the same to wrong codes, and sends nothing", async () => {
    const [one, other] = [await live(), await live()];
    const mixed = { ...codes(one), address: codes(other).address, visitor: visitor() };
    expect(await sendRevocationLink(mixed, anonymous)).toEqual({});
    expect(await db().link.count({ where: { purpose: "revoke", subjectId: { in: [one.id, other.id] } } })).toBe(0);
  });
});
