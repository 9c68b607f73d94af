import { afterAll, beforeAll, expect, it } from "vitest";
import { memberFilter } from "@/lib/agreements/filter";
import { grantManager } from "@/lib/agreements/operations/grant-manager";
import { withdrawManager } from "@/lib/agreements/operations/withdraw-manager";
import { countMembers, listMembers, openDesk } from "@/lib/agreements/queries/desk";
import { statementRows } from "@/lib/agreements/queries/statement";
import { day } from "@/lib/kernel/day";
import { SYSTEM } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import type { Viewer } from "@/lib/platform/session";
import { givenAgreement, givenMember } from "@/tests/support/agreements";
import { givenPlacedOrder } from "@/tests/support/orders";
import { givenUser } from "@/tests/support/people";
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

const system = { seller: "demo", actor: SYSTEM("test") };
const viewer = (user: Awaited<ReturnType<typeof givenUser>>, seller = "demo"): Viewer => ({
  kind: "user",
  seller,
  userId: user.userId,
  sessionId: "",
  userName: user.userName,
  displayName: "",
  email: user.email,
  emailConfirmed: true,
  roles: ["customer"],
  territory: [],
});

it("opens the desk of one agreement to whoever was granted it, until it is withdrawn", async () => {
  const [mine, other, elsewhere] = [await givenAgreement(), await givenAgreement(), await givenAgreement("altro")];
  const user = await givenUser("demo");
  const opened = (slug: string, seller = "demo") => openDesk(seller, slug, viewer(user, seller));
  expect(await opened(mine.slug)).toBeNull();
  expect(await grantManager({ agreementId: mine.agreementId, login: user.email.toUpperCase() }, system)).toEqual({
    agreementId: mine.agreementId,
  });
  expect(await opened(mine.slug)).toMatchObject({ id: mine.agreementId, commissionBps: 500 });
  expect(await opened(other.slug)).toBeNull();
  expect(await opened(elsewhere.slug, "altro")).toBeNull();
  await withdrawManager({ agreementId: mine.agreementId, userId: user.userId }, system);
  expect(await opened(mine.slug)).toBeNull();
});

it("is granted by staff who keep agreements, to customers of the same seller", async () => {
  const { agreementId } = await givenAgreement();
  const [customer, staff, stranger] = [
    await givenUser("demo"),
    await givenUser("demo", { roles: ["help-desk"] }),
    await givenUser("altro"),
  ];
  const grant = (login: string, actor = SYSTEM("test")) =>
    grantManager({ agreementId, login }, { seller: "demo", actor });
  for (const { email } of [staff, stranger]) expect(await grant(email)).toMatchObject({ code: "user-unknown" });
  expect(await grant(customer.email, customer.actor as never)).toMatchObject({ code: "not-allowed" });
});

it("says who has no mailbox yet, and what a month came to, of its own agreement only", async () => {
  const { agreementId } = await givenAgreement();
  const other = await givenAgreement();
  const memberId = await givenMember("demo", agreementId);
  await givenMember("demo", agreementId, { number: "B2", taxCode: "RSSMRA80A41H501Y", lastName: "Rossi" });
  await givenMember("demo", other.agreementId, { number: "C3" });
  const orderId = await givenPlacedOrder(["membro.uno"]);
  const sold = { channel: "agreement", agreementId, memberId, state: "settled", shareCents: 400 } as const;
  const settled = (iso: string) => ({ settledAt: new Date(iso) });
  await db().order.updateMany({ where: { id: orderId }, data: { ...sold, ...settled("2026-10-31T23:00:00Z") } });
  expect(await countMembers("demo", agreementId)).toEqual({ listed: 2, without: 1 });
  const named = async (show: string) =>
    (await listMembers("demo", agreementId, memberFilter.parse({ show }), 50)).rows.map(({ number }) => number);
  expect(await named("without")).toEqual(["B2"]);
  expect(await named("with")).toEqual(["A1234"]);
  const month = (from: string, to: string) => statementRows("demo", agreementId, { from: day(from), to: day(to) });
  expect(await month("2026-10-01", "2026-11-01")).toEqual([]);
  expect(await month("2026-11-01", "2026-12-01")).toMatchObject([
    { id: orderId, kind: "activation", memberCents: 2000, shareCents: 400, on: day("2026-11-01") },
  ]);
  const elsewhere = await statementRows("demo", other.agreementId, { from: day("2026-01-01"), to: day("2027-01-01") });
  expect(elsewhere).toEqual([]);
  expect(await statementRows("altro", agreementId, { from: day("2026-01-01"), to: day("2027-01-01") })).toEqual([]);
});
