import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listUsers } from "@/lib/customers/queries/users";
import { userFilter } from "@/lib/customers/user-filter";
import { invoiceFilter } from "@/lib/invoicing/filter";
import { listInvoices } from "@/lib/invoicing/queries/desk";
import { COUNTED } from "@/lib/kernel/pages";
import { mailboxFilter } from "@/lib/mailboxes/filter";
import { eachMailbox, listMailboxes } from "@/lib/mailboxes/queries/lists";
import { orderFilter } from "@/lib/orders/filter";
import { listOrders } from "@/lib/orders/queries/desk";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { UserViewer } from "@/lib/platform/session";
import { requestFilter } from "@/lib/requests/filter";
import { eachRequest } from "@/lib/requests/queries";
import { asRows, type CsvRow } from "@/lib/staff/csv-file";
import { customerFilter } from "@/lib/staff/customer-filter";
import { eachCustomer, listCustomers } from "@/lib/staff/queries/customers";
import { givenUser } from "../../support/people";
import { givenDatabase, givenSeller } from "../../support/seller";

const [seller, elsewhere] = ["demo", "altrove"];
let close: () => Promise<void>;

/** A holder with a mailbox, the order it came from and its invoice; `userId` when they have an account. */
async function givenCustomer(displayName: string, n: number, userId: string | null = null, at = seller) {
  const [holderId, mailboxId, orderId] = [newId(), newId(), newId()];
  const createdAt = new Date(Date.UTC(2026, 0, 1, 0, n));
  const of = { sellerId: at, createdAt };
  const holder = {
    kind: "person",
    displayName,
    email: `h${n}@posta.example`,
    taxCodeIndex: `x${n}`,
    detailsSealed: "x",
  };
  await db().holder.create({ data: { ...of, id: holderId, ...holder, userId } });
  const bought = { domain: "pec.demo.example", planCode: "base", termMonths: 12 };
  const order = { code: `ORDINE${n}`, kind: "activation" as const, channel: "public", state: "fulfilled" as const };
  const sums = { netCents: 100 * n, vatCents: 0, totalCents: 100 * n };
  await db().order.create({
    data: {
      ...of,
      id: orderId,
      ...order,
      ...bought,
      ...sums,
      policyVersion: 1,
      holderId,
      mailboxId,
      updatedAt: createdAt,
    },
  });
  const dates = { expiresOn: new Date(Date.UTC(2027, 0, n)), updatedAt: createdAt, userCode: `DMO${1000 + n}` };
  await db().mailbox.create({
    data: { ...of, id: mailboxId, localPart: `casella${n}`, ...bought, state: "active", holderId, orderId, ...dates },
  });
  const issued = { state: "delivered" as const, year: 2026, number: n, issuedOn: createdAt, lines: [] };
  await db().invoice.create({ data: { ...of, id: newId(), orderId, ...issued, ...sums, billingSealed: "x" } });
  return { holderId, mailboxId, orderId };
}

let bianchi: Awaited<ReturnType<typeof givenCustomer>>;
let account: string;
beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller(seller);
  await givenSeller(elsewhere);
  account = (await givenUser(seller, { email: "conto.suo@posta.example" })).userId;
  bianchi = await givenCustomer("Mario Bianchi", 1);
  await givenCustomer("Anna D’Angelo-Forlì", 2, account);
  await givenCustomer("Studio Bianchini S.r.l.", 3);
  await givenCustomer("Mario Bianchi", 4, null, elsewhere);
  for (let n = 5; n < 13; n++) await givenCustomer(`Carla Verdi ${n}`, n);
});
afterAll(() => close?.());

const mailboxes = (asked: object, size = 50) => listMailboxes(seller, mailboxFilter.parse(asked), size);
const customers = (asked: object, size = 50) => listCustomers(seller, customerFilter.parse(asked), size);
const orders = (asked: object) => listOrders(seller, orderFilter.parse(asked), 50);
const invoices = (asked: object) => listInvoices(seller, invoiceFilter.parse(asked), 50);

describe("a search of the desk", () => {
  it("finds people by any words of their name, in any order and case, in every list", async () => {
    for (const q of ["bianchi mario", "MARIO", "bianchi mar"]) {
      expect((await mailboxes({ q })).rows.map(({ id }) => id)).toEqual([bianchi.mailboxId]);
      expect((await orders({ q })).rows.map(({ id }) => id)).toEqual([bianchi.orderId]);
      expect((await invoices({ q })).rows.map(({ orderCode }) => orderCode)).toEqual(["ORDINE1"]);
      expect((await customers({ q })).rows.map(({ id }) => id)).toEqual([bianchi.holderId]);
    }
    expect((await mailboxes({ q: "bianch" })).total).toBe(2);
    for (const q of ["angelo", "forlì", "d'angelo anna", "srl studio"])
      expect((await customers({ q })).total).toBeLessThan(2);
    expect((await customers({ q: "angelo" })).rows).toMatchObject([{ id: account }]);
    expect((await customers({ q: "conto.su" })).rows).toMatchObject([{ id: account }]);
  });

  it("finds a mailbox by address, login code or order code, together with the other filters", async () => {
    for (const q of ["casella1@pec", "DMO1001", "dmo1001", "ordine1", "CASELLA1@pec.demo.example"])
      expect((await mailboxes({ q })).rows.map(({ id }) => id)).toContain(bianchi.mailboxId);
    expect((await mailboxes({ q: "bianchi", state: "suspended" })).total).toBe(0);
    expect((await orders({ q: "casella1@pec" })).rows.map(({ id }) => id)).toEqual([bianchi.orderId]);
    expect((await orders({ q: "DMO1001" })).rows.map(({ id }) => id)).toEqual([bianchi.orderId]);
  });

  it("takes anything that may be typed, and nothing of it stands for everything", async () => {
    for (const q of ["%", "_", "%%", ":*", "' | '", "!", "&", "\\"]) expect((await customers({ q })).total).toBe(0);
    await fc.assert(
      fc.asyncProperty(
        fc.string({ maxLength: 30 }).map((text) => text.replaceAll("\0", "")),
        async (q) => {
          for (const list of [mailboxes, orders, invoices, customers])
            expect((await list({ q })).total).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 25 },
    );
  });
});

it("everybody who signs in is found by words of the name, user name or mail address", async () => {
  const { userName } = await givenUser(seller, { email: "Altra.Posta@posta.example", roles: ["help-desk"] });
  const users = async (q: string) => {
    const viewer = { seller } as UserViewer;
    return (await listUsers(viewer, userFilter.parse({ q }), 50)).rows.map((row) => row.userName);
  };
  for (const q of [userName.slice(0, 6), userName.toUpperCase(), "altra.posta@", "ALTRA"])
    expect(await users(q)).toEqual([userName]);
  expect(await users("prova persona")).toContain(userName);
  expect(await users("%")).toEqual([]);
});

describe("a list of the desk as a file", () => {
  it("says in its last row that a search leads to more than it looks at", async () => {
    const at = new Date(Date.UTC(2026, 0, 1));
    const request = { sellerId: seller, kind: "volume-offer", email: "x@posta.example", openedAt: at, dueAt: at };
    const named = (customerName: string, n: number) => ({ ...request, id: newId(), code: `RQX${n}`, customerName });
    await db().request.createMany({
      data: Array.from({ length: 502 }, (_, n) => named(n < 501 ? "Persona Comune" : "Persona Rara", n)),
    });
    const fileOf = async (q: string) => {
      const viewer = { seller, userId: newId() } as Parameters<typeof eachRequest>[0];
      const found = eachRequest(viewer, requestFilter.parse({ q, state: "any" }));
      const rows: CsvRow[] = [];
      for await (const batch of asRows(found, ({ code }) => [code], "altre righe")) rows.push(...batch);
      return rows;
    };
    const cut = await fileOf("comune");
    expect(cut.length).toBeGreaterThan(500);
    expect(cut.at(-1)).toEqual(["altre righe"]);
    expect(await fileOf("rara")).toEqual([["RQX501"]]);
  });
});

describe("a list of the desk", () => {
  it("is the same rows, each once, page by page, in every order", async () => {
    for (const sort of ["expiry", "-expiry", "address", "-address", "state", "-state"]) {
      const pages = await Promise.all([1, 2, 3, 4].map((page) => mailboxes({ sort, page }, 3)));
      const ids = pages.flatMap(({ rows }) => rows.map(({ id }) => id));
      expect(ids).toEqual((await mailboxes({ sort })).rows.map(({ id }) => id));
      expect(new Set(ids).size).toBe(11);
      const turned = await mailboxes({ sort: sort.startsWith("-") ? sort.slice(1) : `-${sort}` });
      expect(turned.rows.map(({ id }) => id)).toEqual([...ids].reverse());
    }
    expect((await mailboxes({ page: 1000 })).rows).toEqual([]);
    expect((await mailboxes({})).total).toBeLessThanOrEqual(COUNTED);
  });

  it("of customers has accounts and holders without one, each once, of this seller", async () => {
    const { rows, total } = await customers({ sort: "-name" });
    expect([rows.length, total]).toEqual([11, 11]);
    expect(rows.map(({ name }) => name)).toEqual(
      rows
        .map(({ name }) => name)
        .sort()
        .reverse(),
    );
    expect(rows.map(({ id }) => id)).toContain(account);
    expect((await listCustomers(elsewhere, customerFilter.parse({}), 50)).total).toBe(1);
  });

  it("is the same as a file", async () => {
    const all: string[] = [];
    for await (const rows of eachCustomer(seller, customerFilter.parse({ q: "bianch" })))
      all.push(...rows.map(({ name }) => name));
    expect(all.sort()).toEqual(["Mario Bianchi", "Studio Bianchini S.r.l."]);
    const boxes: string[] = [];
    for await (const rows of eachMailbox(seller, mailboxFilter.parse({ q: "verdi" })))
      boxes.push(...rows.map(({ id }) => id));
    expect(boxes).toHaveLength(8);
  });
});
