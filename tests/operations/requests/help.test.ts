import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepFile } from "@/lib/documents/exchanges/files";
import { viewFile } from "@/lib/documents/operations/view-file";
import { addDays, addMonths, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { showCredentials } from "@/lib/mailboxes/exchanges/show-credentials";
import { proformaFacts } from "@/lib/payments/queries/proforma";
import type { Actor } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { tokenOf } from "@/lib/platform/links";
import { answerRequest } from "@/lib/requests/operations/answer-request";
import { askHelp } from "@/lib/requests/operations/ask-help";
import { handOverCredentials } from "@/lib/requests/operations/hand-over-credentials";
import { offerSpace } from "@/lib/requests/operations/offer-space";
import { sendLog } from "@/lib/requests/operations/send-log";
import { detailsOf } from "@/lib/requests/store/help";
import { givenLiveMailbox } from "@/tests/support/mailboxes";
import { givenUser } from "@/tests/support/people";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, runJobs, type TestStack } from "@/tests/support/stack";

const seller = "demo";
const anonymous: Actor = { kind: "anonymous" };
let stack: TestStack;
let office: Actor;
let rep: Actor;

beforeAll(async () => {
  stack = await givenStack();
  await givenSeller(seller, (policy) => {
    policy.service.promises = { requestHours: 4, acts: { "forced-reset": { workingHours: 18 } } };
    policy.catalogue.addOns = [
      {
        code: "inbox-space",
        name: { it: "Spazio", en: "Space" },
        description: { it: "Spazio in più", en: "More space" },
        unit: "inbox-gb",
        block: 1,
        maxBlocks: 20,
        proforma: true,
        prices: [{ channels: ["public", "account"], per: "month", amountCents: 100 }],
      },
    ];
    for (const plan of policy.catalogue.plans) plan.addOns = ["inbox-space"];
  });
  ({ actor: office } = await givenUser(seller, { roles: ["back-office"] }));
  ({ actor: rep } = await givenUser(seller, { roles: ["sales"], territory: ["RM"] }));
});
afterAll(() => stack.close());

const live = () =>
  givenLiveMailbox(stack, { localPart: `aiuto.${newId().slice(-8)}`, expiresOn: addDays(today(), 200) });
type Mailbox = Awaited<ReturnType<typeof live>>;
const addressOf = ({ localPart, domain }: Mailbox) => `${localPart}@${domain}`;
const aFile = () => keepFile({ seller, bytes: Buffer.from("a document"), contentType: "image/jpeg" }, now());
const person = { name: "Prova Esempio", email: "nuova@posta.example", message: "" };
const paper = { front: "x", back: "" };
const reset = (mailbox: Mailbox, change: object = {}) => ({
  kind: "forced-reset" as const,
  userCode: mailbox.userCode ?? "",
  address: addressOf(mailbox),
  taxCode: "RSSMRA80A01F205X",
  ...person,
  ...paper,
  ...change,
});
const document = async () => [{ kind: "identity-front" as const, fileId: await aFile() }];
type Asked = Parameters<typeof askHelp>[0]["asked"];

async function given(asked: Asked, files: Parameters<typeof askHelp>[0]["files"] = []) {
  const made = await askHelp({ asked, files }, { seller, actor: anonymous });
  if (isRefusal(made)) throw new Error(made.code);
  return made;
}
const row = (id: string) => db().request.findUniqueOrThrow({ where: { sellerId_id: { sellerId: seller, id } } });
const by = (actor: Actor) => ({ seller, actor });

describe("a forced password reset", () => {
  it("is promised in its own hours and, once the document was compared, ends in a new one-time link", async () => {
    const mailbox = await live();
    const { requestId } = await given(reset(mailbox), await document());
    const request = await row(requestId);
    const space = await given({
      kind: "more-space",
      userCode: mailbox.userCode ?? "",
      address: addressOf(mailbox),
      where: "inbox",
      gigabytes: "2",
      ...person,
    });
    expect(request.dueAt.getTime()).toBeGreaterThan((await row(space.requestId)).dueAt.getTime());
    expect(JSON.stringify(request.facts)).not.toContain("RSSMRA80A01F205X");
    expect(await answerRequest({ requestId, decision: "accept", text: "Sì." }, by(office))).toMatchObject({
      code: "request-needs-act",
    });
    expect(await handOverCredentials({ requestId, text: "Fatto." }, by(office))).toEqual({ requestId });
    expect((await row(requestId)).state).toBe("accepted");
    await runJobs();
    const link = await db().link.findFirstOrThrow({
      where: { purpose: "credentials", subjectId: mailbox.id, usedAt: null },
    });
    const mail = await db().mail.findFirstOrThrow({ where: { dedupeKey: `mailbox-activated:${link.id}` } });
    expect(mail.recipient).toBe("nuova@posta.example");
    const { email } = await db().holder.findFirstOrThrow({ where: { id: mailbox.holderId } });
    const told = await db().mail.findFirstOrThrow({ where: { dedupeKey: `credentials-elsewhere:${requestId}` } });
    expect(told).toMatchObject({ recipient: email, state: "sent" });
    const token = tokenOf(seller, "credentials", link.id);
    const shown = await showCredentials(seller, token);
    expect(shown).toMatchObject({ address: addressOf(mailbox), userCode: mailbox.userCode });
    expect(isRefusal(await showCredentials(seller, token))).toBe(true);
  });

  it("is nobody else's news when the new credentials go to the holder's own address", async () => {
    const mailbox = await live();
    const { email } = await db().holder.findFirstOrThrow({ where: { id: mailbox.holderId } });
    const { requestId } = await given(reset(mailbox, { email: email.toUpperCase() }), await document());
    expect(await handOverCredentials({ requestId, text: "Fatto." }, by(office))).toEqual({ requestId });
    expect(await db().mail.count({ where: { dedupeKey: `credentials-elsewhere:${requestId}` } })).toBe(0);
  });

  it("takes a document, the right pair of codes, and is asked once", async () => {
    const mailbox = await live();
    const ask = async (change: object, files: Awaited<ReturnType<typeof document>>) =>
      askHelp({ asked: reset(mailbox, change), files }, by(anonymous));
    expect(await ask({}, [])).toMatchObject({ code: "document-missing", field: "front" });
    expect(await ask({ userCode: "DMO000" }, await document())).toMatchObject({ code: "mailbox-not-found" });
    const both = await Promise.all([ask({}, await document()), ask({}, await document())]);
    expect(both.filter(isRefusal)).toMatchObject([{ code: "request-already-open" }]);
  });

  it("is carried out once by two who do it at the same moment", async () => {
    for (let pair = 0; pair < 10; pair += 1) {
      const mailbox = await live();
      const { requestId } = await given(reset(mailbox), await document());
      const { actor: colleague } = await givenUser(seller, { roles: ["help-desk"] });
      const outcomes = await Promise.all([
        handOverCredentials({ requestId, text: "Fatto." }, by(office)),
        answerRequest({ requestId, decision: "refuse", text: "Il documento è scaduto." }, by(colleague)),
      ]);
      expect(outcomes.filter(isRefusal)).toMatchObject([{ code: "request-decided" }]);
      const accepted = !isRefusal(outcomes[0]);
      const links = await db().link.count({ where: { purpose: "credentials", subjectId: mailbox.id } });
      expect(links).toBe(accepted ? 1 : 0);
    }
  }, 120_000);

  it("changes nothing when the mailbox is no longer active", async () => {
    const mailbox = await live();
    const { requestId } = await given(reset(mailbox), await document());
    await db().mailbox.updateMany({ where: { id: mailbox.id }, data: { state: "suspended" } });
    expect(await handOverCredentials({ requestId, text: "Fatto." }, by(office))).toMatchObject({
      code: "mailbox-not-active",
    });
    expect((await row(requestId)).state).toBe("open");
  });

  it("says whether the tax code is the holder's, and keeps it nowhere", async () => {
    const mailbox = await live();
    const wrong = await given(reset(mailbox), await document());
    expect(detailsOf(await row(wrong.requestId)).taxCodeMatches).toBe(false);
  });
});

describe("the copy of a log", () => {
  const log = (mailbox: Mailbox, on = isoDay(addDays(today(), -40))) => ({
    kind: "log-copy" as const,
    sender: addressOf(mailbox),
    recipient: "tribunale@pec.example",
    on,
    subject: "Ricorso n. 12",
    messageId: "<abc@pec.example>",
    ...person,
    ...paper,
  });

  it("is asked with what finds the message, kept sealed", async () => {
    const { requestId } = await given(log(await live()), await document());
    const request = await row(requestId);
    expect(JSON.stringify(request.facts)).not.toContain("Ricorso");
    expect(detailsOf(request)).toMatchObject({ recipient: "tribunale@pec.example", subject: "Ricorso n. 12" });
  });

  it("goes back 30 months to the day, and not into the future", async () => {
    const mailbox = await live();
    const ask = async (on: string) => askHelp({ asked: log(mailbox, on), files: await document() }, by(anonymous));
    const oldest = addMonths(today(), -30);
    expect(await ask(isoDay(oldest))).toHaveProperty("requestId");
    expect(await ask(isoDay(addDays(oldest, -1)))).toMatchObject({ code: "log-too-old", params: { months: 30 } });
    expect(await ask(isoDay(addDays(today(), 1)))).toMatchObject({ code: "log-in-future" });
    const foreign = { ...log(mailbox), sender: "altri@pec.example" };
    expect(await askHelp({ asked: foreign, files: await document() }, by(anonymous))).toMatchObject({
      code: "mailbox-not-found",
    });
  });

  it("is a file that whoever holds the link opens, and nobody else", async () => {
    const { requestId } = await given(log(await live()), await document());
    const other = await given(log(await live()), await document());
    const fileId = await aFile();
    expect(await sendLog({ requestId, text: "In allegato.", fileId }, by(office))).toEqual({ requestId });
    const link = (id: string): Actor => ({ kind: "link", purpose: "request", subjectId: id });
    const look = (actor: Actor) => viewFile({ fileId, reason: "own" }, by(actor));
    expect(await look(link(requestId))).toMatchObject({ fileId, kind: "log-copy" });
    const { actor: stranger } = await givenUser(seller);
    for (const actor of [link(other.requestId), stranger]) expect(isRefusal(await look(actor))).toBe(true);
  });
});

describe("more space", () => {
  it("becomes an order whose link to pay is mailed with its proforma, at the price of the list", async () => {
    const mailbox = await live();
    const asked = { kind: "more-space" as const, userCode: mailbox.userCode ?? "", address: addressOf(mailbox) };
    const { requestId } = await given({ ...asked, where: "inbox", gigabytes: 3, ...person });
    expect(await offerSpace({ requestId, text: "Ecco.", code: "inbox-space", blocks: 99 }, by(office))).toMatchObject({
      code: "add-on-blocks",
    });
    expect((await row(requestId)).state).toBe("open");
    const done = await offerSpace({ requestId, text: "Ecco.", code: "inbox-space", blocks: 3 }, by(office));
    if (isRefusal(done)) throw new Error(done.code);
    const order = await db().order.findFirstOrThrow({ where: { id: done.orderId } });
    expect(order).toMatchObject({ kind: "add_on", state: "placed", userId: mailbox.userId });
    const mail = await db().mail.findFirstOrThrow({ where: { dedupeKey: `order-payment:${order.id}:asked` } });
    expect(mail.recipient).toBe("nuova@posta.example");
    expect(await proformaFacts(seller, order.id)).toMatchObject({ facts: { orderCode: order.code } });
  });
});

it("a rep of another zone carries nothing out", async () => {
  const mailbox = await live();
  await db().mailbox.updateMany({ where: { id: mailbox.id }, data: { province: "MI" } });
  const { requestId } = await given(reset(mailbox), await document());
  expect(await handOverCredentials({ requestId, text: "Fatto." }, by(rep))).toMatchObject({
    code: "outside-territory",
  });
});
