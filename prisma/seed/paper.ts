import { createHash } from "node:crypto";
import { priceOf } from "@/lib/catalogue/prices";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { consentsOf } from "@/lib/orders/consents";
import { paperPromise } from "@/lib/orders/paper";
import { seal } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { promiseEnd } from "@/lib/sellers/promises";
import type { DemoHolder } from "./holders";
import { addPapers, addReview, type Pictures } from "./reviews";
import type { Shop } from "./shop";

/** Hours since each form was made, and since its papers arrived (null: they travel). */
const FORMS = [
  { madeHoursAgo: 30, arrivedHoursAgo: null },
  { madeHoursAgo: 100, arrivedHoursAgo: 20 },
];

/** Orders on paper, where the seller takes them: none is paid yet. */
export async function addPaperOrders(shop: Shop, next: () => DemoHolder, pictures: Pictures): Promise<void> {
  if (!shop.policy.money.methods.paper) return;
  for (const { madeHoursAgo, arrivedHoursAgo } of FORMS) {
    const holder = next();
    const placedAt = shop.now.subtract({ hours: madeHoursAgo });
    const arrivedAt = arrivedHoursAgo === null ? null : shop.now.subtract({ hours: arrivedHoursAgo });
    const order = await addForm(shop, holder, placedAt, arrivedAt);
    if (!order || !arrivedAt) continue;
    addPapers(shop, holder, order, pictures, arrivedAt);
    addReview(shop, order.id, arrivedAt, null);
  }
}

async function addForm(shop: Shop, holder: DemoHolder, placedAt: Instant, arrivedAt: Instant | null) {
  const { policy, seller } = shop;
  const plan = policy.catalogue.plans[0];
  const sold = policy.catalogue.prices.find(({ channels, act }) => channels.includes("paper") && act === "activation");
  if (!plan || !sold) return null;
  const sale = {
    plan: sold.plan,
    act: "activation",
    channel: "paper",
    on: shop.today,
    termMonths: sold.termMonths,
  } as const;
  const price = priceOf(policy, sale);
  if (!price) return null;
  const consents = consentsOf(policy, holder.holder.kind, true, placedAt);
  const until = placedAt.add({ hours: 24 * policy.money.unpaidOrderDays });
  const { netCents, vatCents, totalCents, vatBps } = price;
  const [id, at] = [newId(), instantToDb(placedAt)];
  const domain = plan.domain ?? policy.names.domains[0] ?? "";
  const order = {
    sellerId: seller,
    id,
    code: await shop.nextCode(policy.money.codes.activation),
    kind: "activation" as const,
    channel: "paper",
    state: "placed" as const,
    policyVersion: shop.policyVersion,
    userId: holder.userId,
    email: holder.holder.email,
    holderId: holder.id,
    planCode: sold.plan,
    termMonths: sold.termMonths,
    domain,
    billingSealed: holder.billingSealed,
    lines: [{ description: `Attivazione ${plan.name.it}, ${sold.termMonths} mesi`, netCents, vatBps }],
    ...{ netCents, vatCents, totalCents },
    consents: isRefusal(consents) ? [] : consents,
    createdAt: at,
    updatedAt: at,
    placedAt: at,
    expiresAt: instantToDb(until),
    ...(arrivedAt ? arrival(shop, arrivedAt) : {}),
  };
  shop.rows.order.push(order);
  shop.rows.link.push({ sellerId: seller, id: newId(), purpose: "order", subjectId: id, createdAt: at });
  const name = { sellerId: seller, domain, localPart: holder.localPart };
  shop.rows.nameChoice.push({
    sellerId: seller,
    orderId: id,
    rank: 1,
    localPart: holder.localPart,
    answer: "free",
    checkedAt: at,
  });
  shop.rows.name.push({
    ...name,
    state: "held",
    orderId: id,
    heldUntil: instantToDb(until.add({ hours: 24 })),
    updatedAt: at,
  });
  return order;
}

function arrival({ policy, firstNumber, today }: Shop, arrivedAt: Instant) {
  const number = `CA${createHash("sha256").update(String(firstNumber)).digest("hex").slice(0, 5).toUpperCase()}00`;
  return {
    papersArrivedAt: instantToDb(arrivedAt),
    papersDueAt: instantToDb(promiseEnd(paperPromise(policy), arrivedAt, policy.service.openingHours)),
    signingWay: "by-hand",
    identitySealed: seal({ type: "identity-card", number, expiresOn: today.add({ years: 4 }).toString() }),
  };
}
