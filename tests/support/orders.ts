import { receiptsBy } from "@/lib/accounts/posting";
import { addDays, type Day, day, dayInRome, instantToDb, toDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { lockOrder, nextCode } from "@/lib/orders/store";
import { settleOrder } from "@/lib/orders/store/settle";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { blindIndex, seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { anybody, operation, z } from "@/lib/platform/operation";

/** The product itself, as jobs and sweeps act. */
export const system = (seller = "demo") => ({ seller, actor: SYSTEM("test") });

/** Settles an order as if a card had paid it. */
export const settleByCard = operation({
  act: "test-settle",
  input: z.strictObject({ orderId: z.uuid() }),
  may: anybody,
  audit: (input) => input,
  run: async (tx, { orderId }, context) => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    const settled = await settleOrder(tx, context, order, receiptsBy("card"));
    return isRefusal(settled) ? settled : { orderId };
  },
});

const HOLDER = {
  kind: "person",
  firstName: "Prova",
  lastName: "Esempio",
  taxCode: "SMPPRV80A01H501H",
  email: "prova@example.com",
};

/** A holder with sealed details; a number makes another person of it. */
export async function givenHolder(seller = "demo", n = 0, userId: string | null = null): Promise<string> {
  const id = newId();
  await db().holder.create({
    data: {
      sellerId: seller,
      id,
      kind: "person",
      displayName: `Prova Esempio ${n}`,
      email: HOLDER.email,
      province: "RM",
      taxCodeIndex: blindIndex(`${HOLDER.taxCode}${n}`),
      detailsSealed: seal(HOLDER),
      userId,
      createdAt: instantToDb(now()),
    },
  });
  return id;
}

/** A placed activation order with its names in order of preference and approved papers, waiting for money. */
export async function givenPlacedOrder(
  names: string[],
  options: { seller?: string; approved?: boolean; n?: number; termMonths?: number } = {},
) {
  const { seller = "demo", approved = true, n = 0, termMonths = 24 } = options;
  const holderId = await givenHolder(seller, n);
  const at = instantToDb(now());
  const id = newId();
  const domain = "pec.demo.example";
  await db().order.create({
    data: {
      sellerId: seller,
      id,
      code: await db().$transaction((tx) => nextCode(tx, "OR")),
      kind: "activation",
      channel: "public",
      state: "placed",
      policyVersion: 1,
      email: HOLDER.email,
      holderId,
      planCode: "base",
      termMonths,
      domain,
      billingSealed: seal({ name: "Prova Esempio" }),
      lines: [{ description: "PEC Base, 24 mesi", netCents: 2000, vatBps: 2200 }],
      netCents: 2000,
      vatCents: 440,
      totalCents: 2440,
      createdAt: at,
      updatedAt: at,
      placedAt: at,
      choices: { create: names.map((localPart, i) => ({ rank: i + 1, localPart, answer: "free" })) },
      ...(approved
        ? { reviews: { create: { id: newId(), round: 1, state: "approved", openedAt: at, dueAt: at } } }
        : {}),
    },
  });
  return id;
}

/** A live mailbox known to nobody but the database, its name bound: state, expiry and login code as given. */
export async function givenMailbox(
  options: {
    seller?: string;
    localPart?: string;
    userCode?: string;
    expiresOn?: Day;
    state?: "active" | "expired" | "suspended";
    userId?: string;
    n?: number;
  } = {},
) {
  const { seller = "demo", localPart = `casella.${newId().slice(-8)}`, n = 0, state = "active" } = options;
  const expiresOn = options.expiresOn ?? addDays(dayInRome(now()), 30);
  const id = newId();
  const at = instantToDb(now());
  const row = await db().mailbox.create({
    data: {
      sellerId: seller,
      id,
      localPart,
      domain: "pec.demo.example",
      state,
      holderId: await givenHolder(seller, n, options.userId ?? null),
      userId: options.userId ?? null,
      planCode: "base",
      termMonths: 12,
      province: "RM",
      providerRef: `ref-${id}`,
      userCode: options.userCode ?? `DMO${id.slice(-9).toUpperCase()}`,
      activatedOn: toDb(day("2020-01-01")),
      expiresOn: toDb(expiresOn),
      originalDay: expiresOn.day,
      nextStepOn: toDb(addDays(expiresOn, 1)),
      createdAt: at,
      updatedAt: at,
    },
  });
  const domain = "pec.demo.example";
  const holderIndex = blindIndex(`${HOLDER.taxCode}${n}`);
  const name = { sellerId: seller, domain, localPart, state: "bound", mailboxId: id, holderIndex, updatedAt: at };
  await db().name.create({ data: name });
  return row;
}
