import { prepaidOf, receiptsBy, settlementEntries } from "@/lib/accounts/posting";
import { priceOf } from "@/lib/catalogue/prices";
import { type Day, dayInRome, type Instant, instantToDb, toDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { consentsOf } from "@/lib/orders/consents";
import { newId } from "@/lib/platform/ids";
import type { DemoHolder } from "./holders";
import type { Shop } from "./shop";

export interface PaidOrder {
  id: string;
  code: string;
}

interface Sale {
  kind: "activation" | "renewal";
  buyer: DemoHolder;
  mailboxId: string;
  plan: string;
  termMonths: number;
  domain: string;
  settledAt: Instant;
  /** Null: paid, and not carried out (yet). */
  fulfilledAt: Instant | null;
  method: "card" | "prepaid";
  expiry?: { from: Day; to: Day };
  /** Bought by a member of an agreement; the shop's policy is the one under it. */
  under?: { agreementId: string; memberId: string };
}

/** An order as it is once it was paid: booked, invoiced, carried out. */
export async function addPaidOrder(shop: Shop, sale: Sale): Promise<PaidOrder> {
  const { activation, renewal } = shop.policy.money.codes;
  const code = await shop.nextCode(sale.kind === "renewal" ? renewal : activation);
  const order = orderRow(shop, sale, code);
  shop.rows.order.push(order);
  // The private link every order has: its page is found by it.
  const { sellerId, id: subjectId, createdAt } = order;
  shop.rows.link.push({ sellerId, id: newId(), purpose: "order", subjectId, createdAt });
  const paymentId = addPayment(shop, sale, order);
  const from = sale.method === "prepaid" ? prepaidOf(sale.buyer.userId ?? "") : receiptsBy("card");
  const entries = settlementEntries(from, order);
  shop.ledger.post({ kind: "settlement", at: sale.settledAt, entries, orderId: order.id, paymentId });
  addInvoice(shop, sale, order);
  return order;
}

function orderRow(shop: Shop, sale: Sale, code: string) {
  const { buyer, settledAt, fulfilledAt, expiry, under } = sale;
  const channel = under ? "agreement" : buyer.userId ? "account" : "public";
  const on = dayInRome(settledAt);
  const price = priceOf(shop.policy, { plan: sale.plan, act: sale.kind, channel, termMonths: sale.termMonths, on });
  if (!price) throw new Error(`${shop.seller} does not sell a ${sale.kind} of ${sale.termMonths} months`);
  const at = instantToDb(settledAt.subtract({ minutes: 12 }));
  const plan = shop.policy.catalogue.plans.find((each) => each.code === sale.plan)?.name.it ?? sale.plan;
  const consents = consentsOf(shop.policy, buyer.holder.kind, true, settledAt.subtract({ minutes: 5 }));
  return {
    sellerId: shop.seller,
    id: newId(),
    code,
    kind: sale.kind,
    channel,
    state: fulfilledAt ? ("fulfilled" as const) : ("settled" as const),
    policyVersion: shop.policyVersion,
    userId: buyer.userId,
    email: buyer.holder.email,
    holderId: buyer.id,
    mailboxId: sale.mailboxId,
    planCode: sale.plan,
    termMonths: sale.termMonths,
    domain: sale.domain,
    agreementId: under?.agreementId ?? null,
    memberId: under?.memberId ?? null,
    billingSealed: buyer.billingSealed,
    lines: [
      {
        description: `${sale.kind === "renewal" ? "Rinnovo " : ""}${plan}, ${sale.termMonths} mesi`,
        netCents: price.netCents,
        vatBps: price.vatBps,
      },
    ],
    netCents: price.netCents,
    vatCents: price.vatCents,
    totalCents: price.totalCents,
    consents: sale.kind === "activation" && !isRefusal(consents) ? consents : [],
    oldExpiry: expiry ? toDb(expiry.from) : null,
    newExpiry: expiry ? toDb(expiry.to) : null,
    createdAt: at,
    updatedAt: instantToDb(fulfilledAt ?? settledAt),
    placedAt: instantToDb(settledAt.subtract({ minutes: 4 })),
    settledAt: instantToDb(settledAt),
    fulfilledAt: fulfilledAt && instantToDb(fulfilledAt),
  };
}

type OrderRow = ReturnType<typeof orderRow>;

function addPayment(shop: Shop, sale: Sale, order: OrderRow): string {
  const id = newId();
  const at = instantToDb(sale.settledAt);
  shop.rows.payment.push({
    sellerId: shop.seller,
    id,
    orderId: order.id,
    method: sale.method,
    state: "succeeded",
    amountCents: order.totalCents,
    receivedCents: order.totalCents,
    gatewayRef: sale.method === "card" ? `cs_demo_${id}` : null,
    createdAt: order.placedAt,
    updatedAt: at,
    succeededAt: at,
  });
  return id;
}

/** Numbered at the end, when all are known in the order of their dates. */
function addInvoice(shop: Shop, sale: Sale, order: OrderRow): void {
  const on = dayInRome(sale.settledAt);
  shop.rows.invoice.push({
    sellerId: shop.seller,
    id: newId(),
    orderId: order.id,
    series: shop.policy.money.invoiceSeries,
    year: on.year,
    issuedOn: toDb(on),
    lines: order.lines,
    netCents: order.netCents,
    vatCents: order.vatCents,
    totalCents: order.totalCents,
    billingSealed: sale.buyer.billingSealed,
    createdAt: instantToDb(sale.settledAt),
  });
}
