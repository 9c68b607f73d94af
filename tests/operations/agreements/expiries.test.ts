import { afterAll, beforeAll, expect, it } from "vitest";
import { type ExpiryFilter, expiryFilter } from "@/lib/agreements/filter";
import { agreementMailboxes } from "@/lib/agreements/queries/expiries";
import { iniPecRows } from "@/lib/agreements/queries/ini-pec";
import { addDays } from "@/lib/kernel/day";
import { holderSchema } from "@/lib/orders/schema";
import { today } from "@/lib/platform/clock";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { givenAgreementMailbox } from "@/tests/support/agreement-mailboxes";
import { givenAgreement, givenMember } from "@/tests/support/agreements";
import { describedHolders } from "@/tests/support/holders";
import { givenDatabase, givenSeller } from "@/tests/support/seller";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await givenDatabase();
  for (const seller of ["demo", "altro"])
    await givenSeller(seller, (policy) => {
      policy.money.methods.agreement = ["card"];
    });
});
afterAll(() => close());

const shown = async (
  agreementId: string,
  asked: Partial<Record<keyof ExpiryFilter, unknown>> = {},
  seller = "demo",
) => {
  const filter = expiryFilter.parse(asked);
  const { rows, total } = await agreementMailboxes(seller, agreementId, filter, { size: 2, number: filter.page });
  return { names: rows.map(({ address }) => address.split("@")[0]), total };
};

it("lists the mailboxes of one agreement by expiry, through the filters of the link", async () => {
  const [mine, other, elsewhere] = [await givenAgreement(), await givenAgreement(), await givenAgreement("altro")];
  const id = mine.agreementId;
  const memberId = await givenMember("demo", id, { lastName: "Per_cento", number: "B%7" });
  await givenAgreementMailbox(id, { localPart: "tardi", expiresOn: addDays(today(), 80), memberId });
  await givenAgreementMailbox(id, { localPart: "presto", expiresOn: addDays(today(), 5), n: 1 });
  await givenAgreementMailbox(id, { localPart: "scaduta", expiresOn: addDays(today(), -3), state: "expired", n: 2 });
  await givenAgreementMailbox(other.agreementId, { localPart: "altrui", n: 3 });
  await givenAgreementMailbox(elsewhere.agreementId, { seller: "altro", localPart: "lontana" });
  expect(await shown(id)).toEqual({ names: ["scaduta", "presto"], total: 3 });
  expect(await shown(id, { page: "2" })).toEqual({ names: ["tardi"], total: 3 });
  expect((await shown(id, { within: "30" })).names).toEqual(["presto"]);
  expect((await shown(id, { state: "expired" })).names).toEqual(["scaduta"]);
  for (const q of ["per_", "B%7", "TARDI"]) expect((await shown(id, { q })).names).toEqual(["tardi"]);
  expect((await shown(id, { q: "%", state: "nonsense", within: "-1" })).total).toBe(0);
  expect((await shown(id, { page: "x" })).total).toBe(3);
  // Another agreement's, another seller's: nothing of it, however it is asked for.
  for (const q of ["", "presto", "tardi"]) {
    expect((await shown(other.agreementId, { q })).names).toEqual(q ? [] : ["altrui"]);
    expect((await shown(id, { q }, "altro")).total).toBe(0);
  }
  expect((await shown(elsewhere.agreementId, {}, "altro")).names).toEqual(["lontana"]);
});

it("says for INI-PEC whose each working address is and who says so, without those who left", async () => {
  const { agreementId } = await givenAgreement();
  const memberId = await givenMember("demo", agreementId, { number: "C1", firstName: "Prova", lastName: "Esempio" });
  const gone = await givenMember("demo", agreementId, { number: "C2", taxCode: "RSSMRA80A41H501Y", lastName: "Rossi" });
  await db().agreementMember.updateMany({ where: { id: gone }, data: { state: "left", leftAt: new Date(0) } });
  await givenAgreementMailbox(agreementId, { localPart: "iscritto", memberId, n: 11 });
  await givenAgreementMailbox(agreementId, { localPart: "uscito", memberId: gone, n: 12 });
  await givenAgreementMailbox(agreementId, { localPart: "sospesa", state: "suspended", n: 13 });
  const { holderId } = await givenAgreementMailbox(agreementId, { localPart: "con.codice", n: 14 });
  const person = holderSchema.parse(describedHolders.person);
  await db().holder.updateMany({ where: { id: holderId }, data: { detailsSealed: seal(person) } });
  const rows = await iniPecRows("demo", agreementId);
  const list = { lastName: "Esempio", firstName: "Prova", number: "C1", source: "list" };
  expect(rows.map(({ address, ...row }) => ({ ...row, address: address.split("@")[0] }))).toEqual([
    { ...list, taxCode: "SMPPRV80A01H501H", address: "iscritto" },
    expect.objectContaining({ taxCode: person.taxCode, address: "con.codice", number: null, source: "holder" }),
  ]);
  expect(await iniPecRows("altro", agreementId)).toEqual([]);
});
