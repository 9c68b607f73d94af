import { addDays, type Day, isoDay } from "@/lib/kernel/day";
import { newId } from "@/lib/platform/ids";
import { choose } from "./choose";
import type { DemoHolder } from "./holders";
import { addMailbox, tell, termEnds } from "./mailboxes";
import { pick } from "./numbers";
import { addPaidOrder } from "./paid-orders";
import { momentOf, type Shop } from "./shop";
import { askPerson } from "./unborn";

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
  /** A certain plan; otherwise any. */
  plan?: string;
}

/** A mailbox with everything that led to it: orders, money, invoices, history. */
export async function addLife(shop: Shop, life: Life): Promise<string> {
  const { holder } = life;
  const { plan, domain, terms } = choose(shop, holder, life.plan);
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
  askPerson(shop, "renewal-failed", renewal.mailboxId, "mailbox-locked");
}

/** Login codes go up by one from 1,000,001, whatever the prefix. */
export const nextUserCode = (shop: Shop, prefix: string): string =>
  `${prefix}${String(1_000_001 + shop.rows.mailbox.length).padStart(7, "0")}`;
