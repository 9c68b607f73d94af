import { termsOf } from "@/lib/catalogue/prices";
import { addDays, type Day, isoDay } from "@/lib/kernel/day";
import { newId } from "@/lib/platform/ids";
import type { DemoHolder } from "./holders";
import { addMailbox, bindName, tell, termEnds } from "./mailboxes";
import { pick } from "./numbers";
import { addPaidOrder } from "./paid-orders";
import { momentOf, type Shop } from "./shop";

/** How a demo mailbox stands today. */
export interface Life {
  holder: DemoHolder;
  /** Days from today to its expiry, about; negative when it has passed. */
  expiresIn: number;
  renewals?: number;
  revokedDaysAgo?: number;
  renewalFailed?: boolean;
  /** Prefix of a login code taken over from elsewhere: there is no order of ours. */
  takenOver?: string;
  method?: "card" | "prepaid";
}

/** The longest-known plan is taken most often; a plan with its own domain keeps it. */
function choose(shop: Shop, holder: DemoHolder) {
  const channel = holder.userId ? ("account" as const) : ("public" as const);
  const sold = shop.policy.catalogue.plans.filter(
    (plan) => plan.domain === undefined || holder.holder.kind === "person",
  );
  const plan = pick(sold, shop.random());
  const terms = (act: "activation" | "renewal", on: Day) =>
    termsOf(shop.policy, { plan: plan.code, act, channel, on }).map((each) => each.termMonths);
  const domain = plan.domain ?? pick(shop.policy.names.domains, shop.random());
  return { plan: plan.code, domain, terms };
}

/** A mailbox with everything that led to it: orders, money, invoices, history. */
export async function addLife(shop: Shop, life: Life): Promise<string> {
  const { holder } = life;
  const { plan, domain, terms } = choose(shop, holder);
  const first = pick(terms("activation", shop.today), shop.random());
  const renewal = terms("renewal", shop.today)[0] ?? 12;
  const renewals = Array.from({ length: life.renewals ?? 0 }, () => renewal);
  const { begins, ends } = termEnds(shop.today, life.expiresIn, [first, ...renewals]);
  const id = newId();
  const userCode = nextUserCode(shop, life.takenOver ?? shop.policy.names.userIdPrefix);
  const sale = { buyer: holder, mailboxId: id, plan, domain };
  let orderId: string | null = null;
  if (!life.takenOver) {
    const settledAt = momentOf(shop, begins, "10:05");
    const fulfilledAt = momentOf(shop, begins, "11:20");
    const bought = { ...sale, kind: "activation" as const, termMonths: first, settledAt, fulfilledAt };
    const order = await addPaidOrder(shop, { ...bought, method: "card" });
    orderId = order.id;
    tell(shop, id, "bought", settledAt, { order: order.code });
    tell(shop, id, "activated", fulfilledAt, { userCode });
    for (const [i, to] of ends.slice(1).entries())
      await renew(shop, { ...life, ...sale, termMonths: renewal }, ends[i]!, to);
  }
  const expiresOn = ends.at(-1)!;
  addMailbox(shop, {
    id,
    holder,
    plan,
    domain,
    userCode,
    orderId,
    termMonths: renewals.at(-1) ?? first,
    activatedOn: begins,
    expiresOn,
    ...(life.revokedDaysAgo ? { revokedOn: addDays(shop.today, -life.revokedDaysAgo) } : {}),
    ...(life.renewalFailed ? { renewalFailed: true } : {}),
  });
  if (life.renewalFailed) await failRenewal(shop, { ...sale, termMonths: renewal }, expiresOn);
  return id;
}

type Renewal = Pick<Parameters<typeof addPaidOrder>[1], "buyer" | "mailboxId" | "plan" | "domain" | "termMonths">;

/** Renewed twenty days before each expiry, within the quarter hour. */
async function renew(shop: Shop, renewal: Renewal & Pick<Life, "method">, from: Day, to: Day) {
  const { buyer, mailboxId, plan, domain, termMonths, method = "card" } = renewal;
  const settledAt = momentOf(shop, addDays(from, -20), "16:40");
  const fulfilledAt = settledAt.add({ minutes: 3 });
  const sale = { buyer, mailboxId, plan, domain, termMonths, settledAt, fulfilledAt, method };
  const order = await addPaidOrder(shop, { ...sale, kind: "renewal", expiry: { from, to } });
  tell(shop, mailboxId, "renewed", fulfilledAt, { order: order.code, until: isoDay(to) });
}

/** Paid yesterday, refused by the provider: a person was asked. */
async function failRenewal(shop: Shop, renewal: Renewal, from: Day) {
  const settledAt = momentOf(shop, addDays(shop.today, -1), "09:15");
  const to = from.add({ months: renewal.termMonths });
  const sale = { ...renewal, settledAt, fulfilledAt: null, method: "card" as const };
  const order = await addPaidOrder(shop, { ...sale, kind: "renewal", expiry: { from, to } });
  tell(shop, renewal.mailboxId, "renewal-failed", settledAt.add({ minutes: 2 }), { order: order.code });
  openTask(shop, "renewal-failed", renewal.mailboxId, "mailbox-locked");
}

/** A mailbox that was paid for and could not be made: the provider said no. */
export async function addFailedBirth(shop: Shop, holder: DemoHolder): Promise<string> {
  const { plan, domain, terms } = choose(shop, holder);
  const termMonths = terms("activation", shop.today)[0] ?? 12;
  const id = newId();
  const settledAt = momentOf(shop, addDays(shop.today, -2), "15:30");
  const sale = { buyer: holder, mailboxId: id, plan, domain, termMonths, settledAt, fulfilledAt: null };
  const order = await addPaidOrder(shop, { ...sale, kind: "activation", method: "card" });
  addUnborn(shop, { id, holder, plan, domain, termMonths, orderId: order.id }, "provisioning_failed");
  tell(shop, id, "bought", settledAt, { order: order.code });
  tell(shop, id, "provisioning-started", settledAt.add({ minutes: 90 }));
  tell(shop, id, "provisioning-failed", settledAt.add({ minutes: 91 }), { reason: "provider-rejected" });
  openTask(shop, "provider-rejected", id, "holder-rejected");
  return order.id;
}

interface Unborn {
  id: string;
  holder: DemoHolder;
  plan: string;
  domain: string;
  termMonths: number;
  orderId: string;
}

/** A mailbox bought and not yet made. */
export function addUnborn(shop: Shop, box: Unborn, state: "reserved" | "provisioning_failed"): void {
  const at = shop.now.toString();
  shop.rows.mailbox.push({
    sellerId: shop.seller,
    id: box.id,
    localPart: box.holder.localPart,
    domain: box.domain,
    state,
    holderId: box.holder.id,
    userId: box.holder.userId,
    orderId: box.orderId,
    planCode: box.plan,
    termMonths: box.termMonths,
    province: box.holder.holder.address.province,
    createdAt: at,
    updatedAt: at,
  });
  bindName(shop, box);
  shop.rows.nameChoice.push({
    sellerId: shop.seller,
    orderId: box.orderId,
    rank: 1,
    localPart: box.holder.localPart,
    answer: "free",
    checkedAt: at,
  });
}

/** What a shop's new orders choose. */
export const chooseFor = choose;

function openTask(shop: Shop, kind: string, mailboxId: string, detail: string): void {
  shop.rows.staffTask.push({
    sellerId: shop.seller,
    id: newId(),
    kind,
    subjectKind: "mailbox",
    subjectId: mailboxId,
    detail,
    openedAt: shop.now.subtract({ hours: 20 }).toString(),
  });
}

/** Login codes go up by one from 1,000,001, whatever the prefix. */
const nextUserCode = (shop: Shop, prefix: string): string =>
  `${prefix}${String(1_000_001 + shop.rows.mailbox.length).padStart(7, "0")}`;
