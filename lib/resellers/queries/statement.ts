import { z } from "zod";
import { priceOf } from "@/lib/catalogue/prices";
import type { Order } from "@/lib/generated/prisma/client";
import { creditedNets } from "@/lib/invoicing/queries/credited";
import { type Day, dayInRome, instantFromDb, instantToDb, startOfDayInRome } from "@/lib/kernel/day";
import type { Cents } from "@/lib/kernel/money";
import { db } from "@/lib/platform/db";
import type { Channel } from "@/lib/sellers/policy/common";
import { policyVersion } from "@/lib/sellers/store";
import { inForceAt, type Sale } from "../statement";
import { resellerTerms } from "../terms";

export interface SaleRow extends Sale {
  id: string;
  on: Day;
  code: string;
  customer: string;
  address: string | null;
  totalCents: Cents;
}

/** Whose sales: the account of a reseller, and the reseller itself. */
interface Whose {
  id: string;
  userId: string;
}

/** Everything a reseller paid from a day on and before another, oldest first. The caller has checked who asks. */
export async function salesOf(
  sellerId: string,
  { id: resellerId, userId }: Whose,
  { from, to }: { from: Day; to: Day },
): Promise<SaleRow[]> {
  const settledAt = { gte: instantToDb(startOfDayInRome(from)), lt: instantToDb(startOfDayInRome(to)) };
  const [orders, versions] = await Promise.all([
    db().order.findMany({
      // Renewals paid together are sold one by one: their parts count.
      where: {
        ...{ sellerId, userId, settledAt, kind: { notIn: ["renewals", "activations"] }, state: { in: PAID } },
        OR: [{ partOfId: null }, { partOf: { state: { in: PAID } } }],
      },
      include: { holder: { select: { displayName: true } } },
      orderBy: [{ settledAt: "asc" }, { id: "asc" }],
    }),
    db().resellerTerms.findMany({ where: { sellerId, resellerId }, orderBy: { version: "asc" } }),
  ]);
  const [mailboxes, credited] = await Promise.all([
    db().mailbox.findMany({
      where: { sellerId, userId, id: { in: orders.flatMap(({ mailboxId }) => mailboxId ?? []) } },
      select: { id: true, localPart: true, domain: true },
    }),
    creditedNets(
      sellerId,
      orders.map(({ id }) => id),
    ),
  ]);
  const addressOf = new Map(mailboxes.map(({ id, localPart, domain }) => [id, `${localPart}@${domain}`]));
  return Promise.all(
    orders.map(async (order): Promise<SaleRow> => {
      const at = order.settledAt ?? order.createdAt;
      const { commissionBps } = resellerTerms.parse(inForceAt(versions, at)?.terms ?? {});
      return {
        id: order.id,
        on: dayInRome(instantFromDb(at)),
        code: order.code,
        kind: KINDS[order.kind],
        customer: order.holder?.displayName ?? "",
        address: addressOf.get(order.mailboxId ?? "") ?? null,
        netCents: order.netCents,
        vatCents: order.vatCents,
        creditedCents: credited.get(order.id) ?? 0,
        totalCents: order.totalCents,
        marginCents: await marginOf(order),
        commissionBps,
      };
    }),
  );
}

const PAID: ("settled" | "fulfilled")[] = ["settled", "fulfilled"];
const KINDS = {
  activation: "activation",
  activations: "activation",
  renewal: "renewal",
  renewals: "renewal",
  add_on: "add-on",
} as const;

const pricedLines = z.array(z.object({ netCents: z.int() })).catch([]);

/** How much less its plan cost than on the list of the day it was ordered; the list is that of its policy version. */
async function marginOf(order: Order): Promise<Cents> {
  const { kind, planCode: plan, termMonths, placedAt, sellerId, channel } = order;
  const [own] = pricedLines.parse(order.lines);
  if ((kind !== "activation" && kind !== "renewal") || !own || !placedAt) return 0;
  const policy = await policyVersion(db(), sellerId, order.policyVersion);
  const on = dayInRome(instantFromDb(placedAt));
  const list = priceOf(policy, { plan, act: kind, termMonths, channel: channel as Channel, on });
  return list ? Math.max(0, list.netCents - own.netCents) : 0;
}
