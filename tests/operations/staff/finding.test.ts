import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor, Role } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { removeTemplate } from "@/lib/staff/operations/remove-template";
import { saveTemplate } from "@/lib/staff/operations/save-template";
import { writeNote } from "@/lib/staff/operations/write-note";
import { customerFile, findCustomer } from "@/lib/staff/queries/customer";
import { findForStaff } from "@/lib/staff/queries/finding";
import { answerTemplates } from "@/lib/staff/queries/templates";
import { givenMailbox, givenPlacedOrder } from "../../support/orders";
import { givenUser } from "../../support/people";
import { givenDatabase, givenSeller } from "../../support/seller";

const seller = "demo";
let close: () => Promise<void>;
let mailbox: Awaited<ReturnType<typeof givenMailbox>>;
beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller(seller);
  await givenSeller("altrove");
  mailbox = await givenMailbox({ localPart: "studio.bianchi" });
});
afterAll(() => close?.());

const somebody = (...roles: Role[]): Actor => ({ kind: "user", userId: newId(), name: "Prova", roles, territory: [] });
const find = (text: string, where = seller, actor = somebody("sales")) => findForStaff(where, actor, text);

describe("the palette", () => {
  it("finds a mailbox by how its address or its login code begins, in any case", async () => {
    const path = `caselle/${mailbox.id}`;
    for (const text of ["studio.b", "STUDIO.BIANCHI@pec", mailbox.userCode?.slice(0, 4).toLowerCase() ?? ""])
      expect((await find(text)).map((found) => found.path)).toContain(path);
    expect((await find("bianchi")).filter(({ kind }) => kind === "mailbox")).toEqual([]);
  });

  it("finds a customer by name, once, and leads to the account where there is one", async () => {
    const holder = await db().holder.findFirstOrThrow({ where: { id: mailbox.holderId } });
    const found = (await find(holder.displayName.slice(0, 5).toUpperCase())).filter(({ kind }) => kind === "customer");
    expect(found.map(({ path }) => path)).toContain(`clienti/${holder.userId ?? holder.id}`);
    const customer = await givenUser(seller, { email: "ricerca.unica@posta.example" });
    expect(await find("Ricerca.Un")).toMatchObject([{ kind: "customer", id: customer.userId }]);
    const turned = holder.displayName.split(" ").reverse().join(" ");
    expect((await find(turned)).map(({ path }) => path)).toContain(`clienti/${holder.userId ?? holder.id}`);
  });

  it("finds an order by its code, and an invoice or a top-up only for whoever handles money", async () => {
    const orderId = await givenPlacedOrder(["uno"], { approved: false });
    const order = await db().order.findFirstOrThrow({ where: { id: orderId } });
    expect(await find(order.code.toLowerCase())).toMatchObject([{ kind: "order", path: `ordini/${orderId}` }]);
    const invoice = { sellerId: seller, id: newId(), orderId, year: 2026, number: 12, state: "issued" as const };
    const sums = { lines: [], netCents: 100, vatCents: 22, totalCents: 122, billingSealed: "x" };
    await db().invoice.create({ data: { ...invoice, ...sums, createdAt: new Date(0), issuedOn: new Date(0) } });
    const kinds = async (actor: Actor) => (await find("12/2026", seller, actor)).map(({ kind }) => kind);
    expect(await kinds(somebody("accounting"))).toEqual(["invoice"]);
    expect(await kinds(somebody("sales"))).toEqual([]);
  });

  it("finds nothing of another seller, for one letter, or for what stands for anything", async () => {
    expect(await find("studio.b", "altrove", somebody("admin"))).toEqual([]);
    for (const text of ["s", " ", "%%", "__", "\\\\", "%ian"]) expect(await find(text)).toEqual([]);
  });
});

describe("a customer's file", () => {
  it("has the holder's mailboxes, and what was noted on it", async () => {
    const { actor } = await givenUser(seller, { roles: ["help-desk"] });
    const customer = await findCustomer(seller, mailbox.holderId);
    if (!customer) throw new Error("no customer");
    expect(await writeNote({ customerId: customer.id, text: "Ha chiamato." }, { seller, actor })).toHaveProperty(
      "noteId",
    );
    const file = await customerFile(seller, customer);
    expect(file.mailboxes.map(({ id }) => id)).toContain(mailbox.id);
    expect(file.notes).toMatchObject([{ text: "Ha chiamato.", byName: "Persona di Prova" }]);
    const [row] = await db().customerNote.findMany();
    expect(row?.textSealed).not.toContain("chiamato");
  });

  it("is nobody's elsewhere, and takes no note about nobody", async () => {
    const { actor } = await givenUser("altrove", { roles: ["admin"] });
    expect(await findCustomer("altrove", mailbox.holderId)).toBeNull();
    expect(await findCustomer(seller, "non-un-id")).toBeNull();
    expect(await writeNote({ customerId: mailbox.holderId, text: "?" }, { seller: "altrove", actor })).toMatchObject({
      code: "customer-unknown",
    });
  });
});

it("a ready answer is kept under its title, changed in place, and removed", async () => {
  const call = { seller, actor: somebody("help-desk") };
  const save = (text: string) => saveTemplate({ title: "Documento", text }, call);
  await Promise.all([save("Uno"), save("Due")]);
  await save("Tre");
  const [kept, ...others] = await answerTemplates(seller);
  expect([kept?.text, others]).toEqual(["Tre", []]);
  expect(await answerTemplates("altrove")).toEqual([]);
  expect(await removeTemplate({ id: kept?.id ?? "" }, { ...call, seller: "altrove" })).toMatchObject({
    code: "template-unknown",
  });
  expect(await removeTemplate({ id: kept?.id ?? "" }, call)).toHaveProperty("id");
});
