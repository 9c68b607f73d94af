import { afterAll, beforeAll, expect, it } from "vitest";
import { sandboxRef } from "@/lib/connectors/mailbox-provider/sandbox-state";
import { addDays } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { confirmSmsNotice } from "@/lib/mailboxes/exchanges/confirm-sms-notice";
import { askSmsNotice } from "@/lib/mailboxes/operations/ask-sms-notice";
import { endSmsNotice } from "@/lib/mailboxes/operations/end-sms-notice";
import { recordOptions } from "@/lib/mailboxes/operations/record-options";
import { setNotifications } from "@/lib/mailboxes/operations/set-notifications";
import { setOrdinaryMail } from "@/lib/mailboxes/operations/set-ordinary-mail";
import { historyOf } from "@/lib/mailboxes/queries/history";
import { optionsOfMailbox, optionsToTell } from "@/lib/mailboxes/queries/options";
import type { Actor } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { codeDigits } from "@/lib/platform/one-time-code";
import { givenLiveMailbox } from "@/tests/support/mailboxes";
import { system } from "@/tests/support/orders";
import { givenUser } from "@/tests/support/people";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", (draft) => {
    draft.service.options = {
      ordinaryMail: true,
      redirectOrdinary: true,
      notificationAddresses: 2,
      smsNotice: true,
    };
  });
  await givenSeller("senza");
});
afterAll(() => stack.close());

async function given() {
  const owner = await givenUser("demo");
  const mailbox = await givenLiveMailbox(stack, { expiresOn: addDays(today(), 100), userId: owner.userId });
  const address = `${mailbox.localPart}@${mailbox.domain}`;
  const call = { seller: "demo", actor: owner.actor };
  return { mailbox, mailboxId: mailbox.id, address, call };
}
const provider = (address: string, sent?: { key: string; body: object }) =>
  fetch(`${stack.sandboxUrl}/provider/v1/mailboxes/${sandboxRef(address)}/options`, {
    headers: {
      authorization: "Bearer sandbox",
      "content-type": "application/json",
      "idempotency-key": sent?.key ?? "",
    },
    ...(sent ? { method: "POST", body: JSON.stringify(sent.body) } : {}),
  });
/** What the provider has, asked of it directly. */
async function atProvider(address: string): Promise<unknown> {
  return ((await (await provider(address)).json()) as { options: unknown }).options;
}
async function settle() {
  await runJobs();
  await hurryJobs();
  await runJobs();
}
const lastCode = async (mailboxId: string) =>
  (await db().oneTimeCode.findFirstOrThrow({ where: { subjectId: mailboxId }, orderBy: { createdAt: "desc" } })).id;
const digitsFor = async (mailboxId: string) => codeDigits("demo", await lastCode(mailboxId));
const stateOf = async (mailbox: { sellerId: string; id: string }) => (await optionsOfMailbox(mailbox)).state;

it("is told to the provider, what was never set is left as it is there, and each change is kept", async () => {
  const { mailbox, mailboxId, address, call } = await given();
  expect(await setNotifications({ mailboxId, addresses: "a@posta.example\nb@posta.example" }, call)).toEqual({
    mailboxId,
  });
  expect(await stateOf(mailbox)).toBe("asked");
  await settle();
  expect(await stateOf(mailbox)).toBe("done");
  expect(await atProvider(address)).toEqual({ notify: ["a@posta.example", "b@posta.example"] });
  await setOrdinaryMail({ mailboxId, mode: "redirect", to: "ada@posta.example" }, call);
  await settle();
  await setOrdinaryMail({ mailboxId, mode: "refuse" }, call);
  await setNotifications({ mailboxId, addresses: "" }, call);
  await settle();
  expect(await atProvider(address)).toEqual({ notify: [], ordinary: { mode: "refuse" } });
  const kinds = (await historyOf("demo", mailboxId)).map(({ kind }) => kind);
  expect(kinds[0]).toBe("options-set");
  const { optionsSealed } = await db().mailboxOptions.findFirstOrThrow({ where: { mailboxId } });
  expect(optionsSealed).not.toContain("posta.example");
});

it("is set by its owner alone, for a live mailbox, where the seller offers it", async () => {
  const { mailboxId, call } = await given();
  const others: Actor[] = [
    (await givenUser("demo")).actor,
    (await givenUser("demo", { roles: ["admin"] })).actor,
    { kind: "link", purpose: "renewal", subjectId: mailboxId },
    { kind: "anonymous" },
  ];
  for (const actor of others) {
    const refused = await setOrdinaryMail({ mailboxId, mode: "refuse" }, { seller: "demo", actor });
    expect(isRefusal(refused) && refused.code).toMatch(/^(mailbox-not-found|not-allowed)$/);
  }
  await db().mailbox.updateMany({ where: { id: mailboxId }, data: { state: "suspended" } });
  expect(await setNotifications({ mailboxId, addresses: "" }, call)).toMatchObject({ code: "mailbox-not-live" });
  const owner = await givenUser("senza");
  const plain = await givenLiveMailbox(stack, { seller: "senza", userId: owner.userId });
  const elsewhere = { seller: "senza", actor: owner.actor };
  for (const set of [
    setOrdinaryMail({ mailboxId: plain.id, mode: "refuse" }, elsewhere),
    setNotifications({ mailboxId: plain.id, addresses: "" }, elsewhere),
    askSmsNotice({ mailboxId: plain.id, phone: "+393331234567", hour: 9 }, elsewhere),
  ])
    expect(await set).toMatchObject({ code: "option-not-offered" });
  expect(await db().mailboxOptions.count({ where: { sellerId: "senza" } })).toBe(0);
});

it("sends the SMS only to a number that was confirmed by its code, and ends", async () => {
  const { mailbox, mailboxId, address, call } = await given();
  const ask = (phone: string, at = now()) => askSmsNotice({ mailboxId, phone, hour: 9 }, { ...call, at });
  expect(await ask("06 1234567")).toMatchObject({ code: "phone-not-mobile" });
  expect(await ask("333 1234567")).toEqual({ mailboxId });
  expect(await ask("333 7654321")).toMatchObject({ code: "code-too-soon" });
  const first = await digitsFor(mailboxId);
  expect(await db().sms.count({ where: { dedupeKey: `sms-notice:${await lastCode(mailboxId)}` } })).toBe(1);
  await settle();
  expect(await atProvider(address)).toEqual({});
  const stranger = { seller: "demo", actor: (await givenUser("demo")).actor };
  expect(await confirmSmsNotice({ mailboxId, code: first }, stranger)).toMatchObject({ code: "mailbox-not-found" });
  const wrong = first === "000000" ? "000001" : "000000";
  expect(await confirmSmsNotice({ mailboxId, code: wrong }, call)).toMatchObject({ code: "code-wrong" });
  // Another number: the first one's code is worthless.
  expect(await ask("333 7654321", now().add({ seconds: 61 }))).toEqual({ mailboxId });
  expect(await confirmSmsNotice({ mailboxId, code: first }, call)).toMatchObject({ code: "code-wrong" });
  expect(await confirmSmsNotice({ mailboxId, code: await digitsFor(mailboxId) }, call)).toEqual({ mailboxId });
  expect((await optionsOfMailbox(mailbox)).pending).toBeNull();
  await settle();
  expect(await atProvider(address)).toEqual({ sms: { phone: "+393337654321", hour: 9 } });
  expect(isRefusal(await confirmSmsNotice({ mailboxId, code: await digitsFor(mailboxId) }, call))).toBe(true);
  await endSmsNotice({ mailboxId }, call);
  await settle();
  expect(await atProvider(address)).toEqual({ sms: null });
});

it("is told again when it was changed while it was being told: the last word stays", async () => {
  const { mailbox, mailboxId, address, call } = await given();
  await setNotifications({ mailboxId, addresses: "primo@posta.example" }, call);
  const told = await optionsToTell("demo", mailboxId);
  await setNotifications({ mailboxId, addresses: "ultimo@posta.example" }, call);
  await settle();
  // The first telling comes late, after the second: whatever the provider has now is not sure any more.
  const late = await provider(address, { key: `${mailboxId}:options:${told?.round}`, body: told?.options ?? {} });
  expect(late.status).toBe(200);
  expect(await atProvider(address)).toEqual({ notify: ["primo@posta.example"] });
  await recordOptions({ mailboxId, round: told?.round ?? 0, told: "done" }, system());
  await settle();
  expect(await atProvider(address)).toEqual({ notify: ["ultimo@posta.example"] });
  expect(await stateOf(mailbox)).toBe("done");
});

it.each(["down", "malformed", "timeout-after-success", "duplicate", "html-page"] as const)(
  "survives a provider that is %s: told once more, never wrong",
  async (mode) => {
    const { mailbox, mailboxId, address, call } = await given();
    await stack.fault("provider", { mode, times: 1, delayMs: 50 });
    await setNotifications({ mailboxId, addresses: "a@posta.example" }, call);
    await settle();
    expect(await atProvider(address)).toEqual({ notify: ["a@posta.example"] });
    expect(await stateOf(mailbox)).toBe("done");
  },
);

it("is left to a person where the provider takes no such thing, and says so", async () => {
  const { mailbox, mailboxId, call } = await given();
  await db().mailbox.updateMany({ where: { id: mailboxId }, data: { providerRef: "aruba:nessuno@pec.it" } });
  await setOrdinaryMail({ mailboxId, mode: "accept" }, call);
  await settle();
  expect(await stateOf(mailbox)).toBe("refused");
  const task = { kind: "options-failed", subjectId: mailboxId };
  expect(await db().staffTask.findFirst({ where: task })).toMatchObject({ detail: "not-offered: options" });
});
