import { afterAll, beforeAll, expect, it } from "vitest";
import { remindMembers } from "@/lib/agreements/operations/remind-members";
import { lastReminders, membersToRemind } from "@/lib/agreements/queries/reminders";
import { REMINDED_AGAIN_AFTER_DAYS, type ReminderFilter, reminderFilter } from "@/lib/agreements/reminder";
import { addDays } from "@/lib/kernel/day";
import { memberReminded } from "@/lib/notifications/queries/agreements";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenAgreementMailbox } from "@/tests/support/agreement-mailboxes";
import { givenAgreement, givenMember } from "@/tests/support/agreements";
import { system } from "@/tests/support/orders";
import { demoPolicy } from "@/tests/support/policy";
import { givenDatabase, givenSeller } from "@/tests/support/seller";
import { done, givenUser } from "../payments/support";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await givenDatabase();
  for (const seller of ["demo", "altro"])
    await givenSeller(seller, (policy) => {
      policy.money.methods.agreement = ["card"];
    });
});
afterAll(() => close());

const text = { subject: "La tua PEC", text: "Attiva la casella.\nGrazie." };
const shown = async (agreementId: string, show: ReminderFilter["show"], iscritto: string[] = [], seller = "demo") =>
  (await membersToRemind(seller, agreementId, reminderFilter.parse({ show, iscritto }))).map(({ id, due }) => [
    id,
    due,
  ]);
const member = (agreementId: string, n: number) =>
  givenMember("demo", agreementId, { number: `M${n}`, taxCode: `SMPPRV80A0${n}H501H`, lastName: `Membro ${n}` });

it("shows who has no mailbox or whose expires about now, of its own agreement only", async () => {
  const [{ agreementId }, other] = [await givenAgreement(), await givenAgreement()];
  const [none, soon, later, gone] = [1, 2, 3, 4].map((n) => member(agreementId, n));
  await db().agreementMember.update({
    where: { sellerId_id: { sellerId: "demo", id: await gone! } },
    data: { state: "left", leftAt: new Date(0) },
  });
  await givenAgreementMailbox(agreementId, { memberId: await soon!, expiresOn: addDays(today(), 20), n: 1 });
  await givenAgreementMailbox(agreementId, { memberId: await later!, expiresOn: addDays(today(), 300), n: 2 });
  expect(await shown(agreementId, "without")).toEqual([[await none, true]]);
  expect(await shown(agreementId, "expiring")).toEqual([[await soon, true]]);
  expect(await shown(agreementId, "without", [(await soon)!])).toEqual([]);
  for (const show of ["without", "expiring"] as const) {
    expect(await shown(other.agreementId, show)).toEqual([]);
    expect(await shown(agreementId, show, [], "altro")).toEqual([]);
  }
});

it("writes once to each member who can be written to, and not again within the days", async () => {
  const { agreementId } = await givenAgreement();
  const [one, two] = [await member(agreementId, 5), await member(agreementId, 6)];
  await db().agreementMember.update({ where: { sellerId_id: { sellerId: "demo", id: two } }, data: { email: null } });
  const at = now();
  const send = (memberIds: string[], hours = 0) =>
    remindMembers({ agreementId, memberIds, ...text }, { ...system(), at: at.add({ hours }) });
  expect(done(await send([one, one, two]))).toMatchObject({ reminded: 1, passedOver: 1 });
  const mails = () => db().mail.findMany({ where: { template: "member-reminded" } });
  const [mail] = await mails();
  const facts = mail?.facts as { reminderId: string; memberId: string };
  expect(facts.memberId).toBe(one);
  const said = await memberReminded({ seller: "demo", policy: demoPolicy(), locale: "it", facts });
  expect(said).toMatchObject({ by: "Ordine degli Avvocati di Prova", ...text });
  expect(await shown(agreementId, "without", [one])).toEqual([[one, false]]);
  expect(await send([one], REMINDED_AGAIN_AFTER_DAYS * 24 - 1)).toMatchObject({ code: "nobody-to-remind" });
  expect(await mails()).toHaveLength(1);
  done(await send([one], REMINDED_AGAIN_AFTER_DAYS * 24));
  expect(await mails()).toHaveLength(2);
  expect((await lastReminders("demo", agreementId)).map(({ names }) => names)).toEqual([
    ["Membro 5 Prova"],
    ["Membro 5 Prova"],
  ]);
});

it("is for the agreement's own people, and for its own members", async () => {
  const [mine, other] = [await givenAgreement(), await givenAgreement()];
  const id = await member(other.agreementId, 7);
  const stranger = await givenUser("demo");
  const asked = { agreementId: other.agreementId, memberIds: [id], ...text };
  expect(await remindMembers(asked, { seller: "demo", actor: stranger.actor })).toMatchObject({
    code: "agreement-unknown",
  });
  expect(await remindMembers({ ...asked, agreementId: mine.agreementId }, system())).toMatchObject({
    code: "nobody-to-remind",
  });
  expect(await lastReminders("demo", mine.agreementId)).toEqual([]);
});
