import { holdersNamed } from "@/lib/customers/queries/named";
import { askedKinds } from "@/lib/documents/document";
import type { Order, Prisma } from "@/lib/generated/prisma/client";
import { inLocale, localeOr } from "@/lib/i18n/locales";
import { findCodes } from "@/lib/kernel/codes";
import { dayInRome, type Instant, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { SLOW_METHODS } from "@/lib/payments/arrival";
import { payTo } from "@/lib/payments/pay-to";
import { methodsOf } from "@/lib/payments/ways";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { tokenOf } from "@/lib/platform/links";
import type { Policy } from "@/lib/sellers/policy";
import { promisesKept } from "@/lib/sellers/promises";
import { policyVersion } from "@/lib/sellers/store";
import { addressLine, displayNameOf, signerOf, taxIdOf, vatNumberOf } from "../answers";
import type { PaperFilter } from "../filter";
import type { RequestFacts } from "../pdf/request-pdf";
import { holderOfOrder } from "../store/answers";

/** What is printed of an order on paper that waits for its papers; null for any other. The caller has checked who asks. */
export async function requestFacts(order: Order): Promise<RequestFacts | null> {
  if (order.channel !== "paper" || order.kind !== "activation" || !order.placedAt) return null;
  const key = { sellerId_id: { sellerId: order.sellerId, id: order.holderId ?? order.id } };
  const [policy, row, choices] = await Promise.all([
    policyVersion(db(), order.sellerId, order.policyVersion),
    db().holder.findUnique({ where: key, select: { detailsSealed: true } }),
    db().nameChoice.findMany({ where: { sellerId: order.sellerId, orderId: order.id }, orderBy: { rank: "asc" } }),
  ]);
  const holder = holderOfOrder(order, row?.detailsSealed);
  const sendTo = policy.service.paper?.sendTo;
  if (!holder || !sendTo) return null;
  const locale = localeOr(order.locale);
  const plan = policy.catalogue.plans.find(({ code }) => code === order.planCode);
  return {
    locale,
    orderCode: order.code,
    orderedOn: dayInRome(instantFromDb(order.placedAt)),
    seller: { legalName: policy.brand.legalName, address: policy.brand.address },
    holder: {
      name: displayNameOf(holder),
      taxId: taxIdOf(holder),
      vatNumber: holder.kind === "company-being-formed" ? taxIdOf(holder) : vatNumberOf(holder),
      address: addressLine(holder.address),
      email: holder.email,
      phone: holder.phone,
    },
    signer: signerOf(holder),
    plan: plan ? inLocale(plan.name, locale) : order.planCode,
    termMonths: order.termMonths,
    names: choices.map(({ localPart }) => `${localPart}@${order.domain}`),
    price: { netCents: order.netCents, vatCents: order.vatCents, totalCents: order.totalCents },
    ways: slowWays(policy),
    documents: askedKinds(policy, holder.kind),
    sendTo,
    until: order.expiresAt && dayInRome(instantFromDb(order.expiresAt)),
    terms: policy.identity.terms.map(({ title, version }) => `${inLocale(title, locale)} (${version})`),
  };
}

const slowWays = ({ money }: Policy): RequestFacts["ways"] =>
  SLOW_METHODS.filter((method) => methodsOf(money, "paper").includes(method)).flatMap((method) => {
    const to = payTo(money, method);
    return to ? [{ method, payTo: to }] : [];
  });

const shown = {
  id: true,
  code: true,
  state: true,
  createdAt: true,
  placedAt: true,
  settledAt: true,
  fulfilledAt: true,
  papersArrivedAt: true,
  papersDueAt: true,
  holder: { select: { displayName: true } },
} satisfies Prisma.OrderSelect;

export interface PaperRow {
  id: string;
  code: string;
  holder: string;
  orderedAt: Instant;
  arrivedAt: Instant | null;
  dueAt: Instant | null;
  doneAt: Instant | null;
  paid: boolean;
}

const instant = (date: Date | null): Instant | null => date && instantFromDb(date);

const rowOf = (row: Prisma.OrderGetPayload<{ select: typeof shown }>): PaperRow => ({
  id: row.id,
  code: row.code,
  holder: row.holder?.displayName ?? "",
  orderedAt: instantFromDb(row.placedAt ?? row.createdAt),
  arrivedAt: instant(row.papersArrivedAt),
  dueAt: instant(row.papersDueAt),
  doneAt: instant(row.fulfilledAt),
  paid: row.settledAt !== null,
});

/** A page of the orders on paper, the oldest promise first. For staff only: the caller has checked the viewer. */
export async function listPaper(
  seller: string,
  filter: PaperFilter,
  pageSize: number,
): Promise<{ rows: PaperRow[]; total: number }> {
  const where = await conditionsOf(seller, filter);
  const [rows, total] = await Promise.all([
    db().order.findMany({
      where,
      select: shown,
      orderBy: [{ papersDueAt: { sort: "asc", nulls: "last" } }, { placedAt: "asc" }, { id: "asc" }],
      skip: (filter.page - 1) * pageSize,
      take: pageSize,
    }),
    db().order.count({ where }),
  ]);
  return { rows: rows.map(rowOf), total };
}

const onPaper = (seller: string): Prisma.OrderWhereInput => ({
  sellerId: seller,
  channel: "paper",
  kind: "activation",
  state: { in: ["placed", "settled", "fulfilled"] },
});

const STATES: Record<NonNullable<PaperFilter["state"]>, (at: Date) => Prisma.OrderWhereInput> = {
  waiting: () => ({ papersArrivedAt: null, fulfilledAt: null }),
  arrived: () => ({ papersArrivedAt: { not: null }, fulfilledAt: null }),
  late: (at) => ({ papersDueAt: { lt: at }, fulfilledAt: null }),
  done: () => ({ fulfilledAt: { not: null } }),
};

async function conditionsOf(seller: string, { q, state }: PaperFilter): Promise<Prisma.OrderWhereInput> {
  const code = q.replace(/\s/g, "").toUpperCase();
  const named = q
    ? { OR: [{ code: { startsWith: code } }, { holderId: { in: (await holdersNamed(seller, q)).ids } }] }
    : {};
  return { AND: [onPaper(seller), state ? STATES[state](instantToDb(now())) : {}, named] };
}

/** The order on paper whose code was scanned or typed, however mangled; null when there is none. For staff only. */
export async function paperByCode(seller: string, policy: Policy, text: string): Promise<string | null> {
  const codes = findCodes(text, [policy.money.codes.activation]);
  const order = await db().order.findFirst({
    where: { ...onPaper(seller), code: { in: codes } },
    select: { id: true },
  });
  return order?.id ?? null;
}

/** An order on paper as the desk works on it, with the token its files are reached by; null for any other. */
export async function paperOrder(seller: string, id: string): Promise<{ order: Order; token: string | null } | null> {
  const order = await db().order.findFirst({ where: { ...onPaper(seller), id } });
  if (!order) return null;
  const link = await db().link.findFirst({
    where: { sellerId: seller, purpose: "order", subjectId: id, usedAt: null },
    select: { id: true },
  });
  return { order, token: link && tokenOf(seller, "order", link.id) };
}

/** How well the promise for papers was kept, of those that arrived since an instant. For staff only. */
export async function paperReport(seller: string, since: Instant) {
  const rows = await db().order.findMany({
    where: { ...onPaper(seller), papersArrivedAt: { gte: instantToDb(since) } },
    select: { papersDueAt: true, fulfilledAt: true },
  });
  const cases = rows.flatMap(({ papersDueAt, fulfilledAt }) =>
    papersDueAt ? [{ dueAt: instantFromDb(papersDueAt), doneAt: instant(fulfilledAt) }] : [],
  );
  return promisesKept(cases, now());
}
