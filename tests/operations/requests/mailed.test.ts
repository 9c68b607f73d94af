import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST } from "@/app/api/webhooks/resend/route";
import { addMonths, dayInRome } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { epochMs, now } from "@/lib/platform/clock";
import { config } from "@/lib/platform/config";
import { db } from "@/lib/platform/db";
import { answerRequest } from "@/lib/requests/operations/answer-request";
import { requestRenewal } from "@/lib/requests/operations/request-renewal";
import { mailedFiles, requestAskedBy, requestForStaff } from "@/lib/requests/queries";
import { replyAddress, requestOfAddress } from "@/lib/requests/store/reply-address";
import { givenMailbox } from "@/tests/support/orders";
import { givenUser } from "@/tests/support/people";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, runJobs, type TestStack } from "@/tests/support/stack";
import { picture } from "@/tests/support/uploads";

const seller = "demo";
const CUSTOMER = "cliente@posta.example";
let stack: TestStack;
let office: Awaited<ReturnType<typeof givenUser>>;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller(seller);
  await givenSeller("elsewhere");
  office = await givenUser(seller, { roles: ["back-office"] });
});
afterAll(() => stack.close());

async function given(): Promise<string> {
  const { userCode, localPart, domain } = await givenMailbox({
    state: "suspended",
    expiresOn: addMonths(dayInRome(now()), -8),
  });
  const asked = await requestRenewal(
    {
      userCode: userCode ?? "",
      address: `${localPart}@${domain}`,
      name: "Ada Prova",
      email: CUSTOMER,
      province: "RM",
      message: "",
    },
    { seller, actor: { kind: "anonymous" } },
  );
  if (isRefusal(asked)) throw new Error(asked.code);
  return asked.requestId;
}

interface Sent {
  from?: string;
  to?: string[];
  text?: string | null;
  html?: string;
  message_id?: string;
  headers?: Record<string, string>;
  attachments?: { filename: string; content_type: string; content: string }[];
}

/** A mail that arrived at the mail service; answers its id there. */
async function arrived(requestId: string, mail: Sent): Promise<string> {
  const { id } = (await stack.control("/resend/__receive", {
    from: `Ada Prova <${CUSTOMER}>`,
    to: [replyAddress(seller, requestId) ?? ""],
    text: "Va bene.",
    message_id: `<${randomUUID()}@posta.example>`,
    ...mail,
  })) as { id: string };
  return id;
}

/** Its event, signed as the service signs it. */
function told(mailId: string, change: { secret?: string; ageSeconds?: number; body?: (body: string) => string } = {}) {
  const id = `msg_${randomUUID()}`;
  const data = { email_id: mailId, from: "x@example.com", to: ["x@example.com"], subject: "", attachments: [] };
  const body = JSON.stringify({ type: "email.received", created_at: new Date(epochMs()).toISOString(), data });
  const seconds = Math.floor(epochMs() / 1000) - (change.ageSeconds ?? 0);
  const key = Buffer.from((change.secret ?? config().mail.webhookSecret).replace("whsec_", ""), "base64");
  const mac = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  const headers = { "svix-id": id, "svix-timestamp": String(seconds), "svix-signature": `v1,${mac}` };
  const init = { method: "POST", headers, body: change.body?.(body) ?? body };
  return POST(new Request("http://127.0.0.1/api/webhooks/resend", init));
}

const reply = async (requestId: string, mail: Sent = {}) => (await told(await arrived(requestId, mail))).status;
const messages = (requestId: string) =>
  db().requestMessage.findMany({ where: { sellerId: seller, requestId }, orderBy: [{ at: "asc" }, { id: "asc" }] });
const state = async (id: string) => (await db().request.findFirstOrThrow({ where: { sellerId: seller, id } })).state;
const answer = (requestId: string, decision: "answer" | "refuse" = "answer") =>
  answerRequest({ requestId, decision, text: "Ci dica di più." }, { seller, actor: office.actor });
const toldOf = (requestId: string) =>
  db().mail.count({ where: { template: "reply-not-taken", facts: { path: ["requestId"], equals: requestId } } });

describe("the address of a request", () => {
  it("fits where addresses must, is of one request of one seller, and is guessed by nobody", async () => {
    const requestId = await given();
    const address = replyAddress(seller, requestId) ?? "";
    expect(address.split("@")[0]?.length).toBeLessThanOrEqual(64);
    expect(requestOfAddress(address.toUpperCase(), ["elsewhere", seller])).toEqual({ seller, requestId });
    expect(requestOfAddress(address, ["elsewhere"])).toBeNull();
    for (let n = 0; n < address.indexOf("@"); n += 1) {
      const other = address[n] === "0" ? "1" : "0";
      expect(requestOfAddress(address.slice(0, n) + other + address.slice(n + 1), [seller])).toBeNull();
    }
    for (const wrong of ["", "r-@risposte.example", address.replace("@", "@x."), `x${address}`])
      expect(requestOfAddress(wrong, [seller])).toBeNull();
  });

  it("stands on the mails about it, which tell programs not to answer", async () => {
    const requestId = await given();
    await runJobs();
    const { mails } = (await (await fetch(`${stack.sandboxUrl}/resend/outbox.json?to=${CUSTOMER}`)).json()) as {
      mails: { id: string }[];
    };
    const sent = await (await fetch(`${stack.sandboxUrl}/resend/outbox/${mails[0]?.id}.json`)).json();
    expect(sent).toMatchObject({
      reply_to: [replyAddress(seller, requestId)],
      headers: { "Auto-Submitted": "auto-generated", "X-Loop": "risposte.example" },
    });
  });
});

describe("a reply by mail", () => {
  it("is a message of the customer's, without what it quotes, and the staff's turn again", async () => {
    const requestId = await given();
    await answer(requestId);
    const text = "È del 2021.\n\nIl giorno lun 23 nov 2026 Negozio ha scritto:\n> Ci dica di più.";
    expect(await reply(requestId, { text })).toBe(200);
    expect((await messages(requestId)).at(-1)).toMatchObject({
      text: "È del 2021.",
      fromStaff: false,
      authorName: "Ada Prova",
      fromAddress: null,
    });
    expect(await state(requestId)).toBe("open");
  });

  it("in HTML only, or with letters lost, is read all the same", async () => {
    const requestId = await given();
    expect(
      await reply(requestId, { text: null, html: "<p>Perch&eacute; <b>no</b>?</p><blockquote>x</blockquote>" }),
    ).toBe(200);
    expect(await reply(requestId, { text: Buffer.from("Così è\u0000", "latin1").toString("utf8") })).toBe(200);
    expect((await messages(requestId)).map(({ text }) => text)).toEqual(["Perché no?", "Cos\ufffd \ufffd"]);
  });

  it("is one message however often it comes", async () => {
    const requestId = await given();
    const mailId = await arrived(requestId, {});
    const answers = await Promise.all(Array.from({ length: 8 }, () => told(mailId)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const message_id = "<stesso@posta.example>";
    for (const _ of [1, 2, 3]) expect(await reply(requestId, { message_id })).toBe(200);
    expect(await messages(requestId)).toHaveLength(2);
  });

  it("of another address is the staff's to judge, never the customer's word", async () => {
    const requestId = await given();
    expect(await reply(requestId, { from: "Altri <altri@posta.example>", text: "Datemi tutto." })).toBe(200);
    const dmarc = { "authentication-results": "mx; dmarc=fail" };
    expect(await reply(requestId, { headers: dmarc, text: "Sono io." })).toBe(200);
    const link = { kind: "link", purpose: "request", subjectId: requestId } as const;
    expect((await requestAskedBy(seller, requestId, link))?.messages).toEqual([]);
    const staff = await requestForStaff(seller, requestId);
    expect(staff?.messages.map(({ fromAddress }) => fromAddress)).toEqual(["altri@posta.example", CUSTOMER]);
  });

  it("however long is cut, and an empty one is nothing", async () => {
    const requestId = await given();
    expect(await reply(requestId, { text: "x".repeat(2_000_000) })).toBe(200);
    expect(await reply(requestId, { text: "> tutto citato" })).toBe(200);
    const all = await messages(requestId);
    expect(all).toHaveLength(1);
    expect(all[0]?.text.length).toBeLessThan(8100);
  });

  it("to nobody's address is let lie", async () => {
    const requestId = await given();
    const elsewhere = replyAddress("elsewhere", requestId) ?? "";
    for (const to of [["r-0@risposte.example"], [elsewhere], ["info@risposte.example"], []])
      expect(await reply(requestId, { to })).toBe(200);
    expect(await messages(requestId)).toEqual([]);
    expect((await told(randomUUID())).status).toBe(200);
  });

  it("waits while the mail service can't be read, and is taken afterwards", async () => {
    const requestId = await given();
    const mailId = await arrived(requestId, {});
    await stack.fault("resend", { mode: "down" });
    expect((await told(mailId)).status).toBe(503);
    await stack.fault("resend", { mode: "none" });
    expect((await told(mailId)).status).toBe(200);
    expect(await messages(requestId)).toHaveLength(1);
  });
});

describe("attachments", () => {
  const file = (filename: string, content: Buffer) => ({
    filename,
    content_type: "application/octet-stream",
    content: content.toString("base64"),
  });

  it("are judged like any upload: what may be kept is, of the rest the customer is told", async () => {
    const requestId = await given();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const hostile = [
      file("virus.exe", Buffer.from("MZ\u0090 program")),
      file("x.svg", svg),
      file("vuoto.pdf", Buffer.alloc(0)),
    ];
    const attachments = [file("carta.png", await picture(1200, 900)), ...hostile];
    expect(await reply(requestId, { text: "In allegato.", attachments })).toBe(200);
    expect(await mailedFiles(seller, requestId)).toMatchObject([{ kind: "reply", contentType: "image/jpeg" }]);
    expect(await toldOf(requestId)).toBe(1);
    expect(
      await reply(requestId, { text: "In allegato.", attachments: [file("carta.png", await picture(1200, 900))] }),
    ).toBe(200);
    expect(await toldOf(requestId)).toBe(1);
  });

  it("of another address are kept for the staff, and nobody is told anything", async () => {
    const requestId = await given();
    const attachments = [file("carta.png", await picture(1200, 900)), file("virus.exe", Buffer.from("MZ"))];
    expect(await reply(requestId, { from: "altri@posta.example", attachments })).toBe(200);
    expect(await mailedFiles(seller, requestId)).toHaveLength(1);
    expect(await toldOf(requestId)).toBe(0);
  });
});

describe("a program that writes", () => {
  it("by its own marks is neither heard nor answered", async () => {
    const requestId = await given();
    await answer(requestId, "refuse");
    const robots: Sent[] = [
      { headers: { "Auto-Submitted": "auto-replied" } },
      { headers: { Precedence: "bulk" } },
      { headers: { "List-Id": "<x>" } },
      { headers: { "X-Loop": "risposte.example" } },
      { from: "MAILER-DAEMON@posta.example" },
      { from: replyAddress(seller, requestId) ?? "" },
    ];
    for (const robot of robots) expect(await reply(requestId, robot)).toBe(200);
    expect((await messages(requestId)).filter(({ fromStaff }) => !fromStaff)).toEqual([]);
    expect(await toldOf(requestId)).toBe(0);
    expect(await db().mailedReply.count({ where: { requestId, outcome: "automatic" } })).toBe(robots.length);
  });

  it("without any mark, answering every mail of ours, comes to an end: 3 answers an hour, 30 messages", async () => {
    const closed = await given();
    await answer(closed, "refuse");
    for (let n = 0; n < 10; n += 1) expect(await reply(closed, { text: `Risposta automatica ${n}` })).toBe(200);
    expect(await toldOf(closed)).toBe(3);
    const open = await given();
    for (let n = 0; n < 35; n += 1) expect(await reply(open, { text: `Risposta automatica ${n}` })).toBe(200);
    expect(await messages(open)).toHaveLength(30);
    expect(await toldOf(open)).toBe(0);
  }, 60_000);
});

it("200 forged, altered and old events change nothing", async () => {
  const requestId = await given();
  const mailId = await arrived(requestId, {});
  const forgeries = [
    { secret: "whsec_YW5vdGhlcg==" },
    { secret: "whsec_" },
    { ageSeconds: 301 },
    { ageSeconds: -301 },
    { body: (body: string) => body.replace("email.received", "email.received ") },
    { body: (body: string) => `${body} ` },
  ];
  for (let n = 0; n < 200; n += 1) expect((await told(mailId, forgeries[n % forgeries.length])).status).toBe(400);
  expect((await told(mailId, { body: () => "x".repeat(300_000) })).status).toBe(413);
  expect(await messages(requestId)).toEqual([]);
});
