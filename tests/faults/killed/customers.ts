import { bookTopUp } from "@/lib/accounts/operations/book-top-up";
import { isRefusal } from "@/lib/kernel/refusal";
import { orderAddOn } from "@/lib/mailboxes/operations/order-add-on";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { confirmPayment } from "@/lib/payments/exchanges/confirm";
import { openCheckout } from "@/lib/payments/exchanges/open-checkout";
import { payOrderFromPrepaid } from "@/lib/payments/operations/pay-order-from-prepaid";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { done, PRICE } from "@/tests/operations/payments/support";
import { Random } from "@/tests/simulation/random";
import { buyMailbox } from "./buy";

// What web does while customers buy, renew, top up and add space, four at a time, until it is killed. Says "paid ORDER"
// and "topped TOPUP" once the customer has been told so: from then on it must never be lost.
const [users = "", seed = "1", first = "1"] = process.argv.slice(2);
const random = new Random(Number(seed), Number(first));
let next = Number(first);

const seller = "demo";
const customers = users.split(",").map((userId): { id: string; actor: Actor } => ({
  id: userId,
  actor: { kind: "user", userId, name: "Cliente", roles: ["customer"], territory: [] },
}));

type Subject = { orderId: string } | { topUpId: string };

/** At the gateway's page and back: told "paid" only when we know so ourselves. */
async function payByCard(subject: Subject, actor: Actor): Promise<boolean> {
  const { paymentId } = done(await startGatewayPayment({ ...subject, method: "card" }, { seller, actor }));
  const page = await openCheckout(seller, paymentId);
  if (isRefusal(page)) return false;
  await fetch(page.url, { method: "POST", redirect: "manual", body: new URLSearchParams({ action: "pay" }) });
  const outcome = await confirmPayment(seller, paymentId);
  return !isRefusal(outcome) && outcome.state === "succeeded";
}

async function pay(orderId: string, actor: Actor): Promise<void> {
  const isPaid = random.chance(0.5)
    ? await payByCard({ orderId }, actor)
    : !isRefusal(await payOrderFromPrepaid({ orderId }, { seller, actor }));
  if (!isPaid) return;
  // Of two orders for one term the second's money goes to the prepaid account: that one is not told that it is paid.
  const { state } = await db().order.findUniqueOrThrow({ where: { sellerId_id: { sellerId: seller, id: orderId } } });
  if (state !== "placed") console.log(`paid ${orderId}`);
}

async function topUp(actor: Actor): Promise<void> {
  const booked = done(await bookTopUp({ amount: "25", method: "card" }, { seller, actor }));
  if (await payByCard({ topUpId: booked.topUpId }, actor)) console.log(`topped ${booked.topUpId}`);
}

/** One of a customer's mailboxes: of those near their end, or any. */
async function mailboxOf(userId: string, isEnding: boolean): Promise<string | null> {
  const mailboxes = await db().mailbox.findMany({
    where: {
      userId,
      state: "active",
      ...(isEnding ? { expiresOn: { lt: new Date(Date.now() + 60 * 86_400_000) } } : {}),
    },
    select: { id: true },
    take: 50,
  });
  return mailboxes.length > 0 ? random.pick(mailboxes).id : null;
}

async function act(): Promise<void> {
  const { id, actor } = random.pick(customers);
  const call = { seller, actor };
  const what = random.next();
  if (what < 0.3)
    return pay(await buyMailbox({ ...call, offer: "base/12", cents: PRICE.totalCents, n: next++ }), actor);
  if (what < 0.5) return topUp(actor);
  const isRenewal = what < 0.8;
  const mailboxId = await mailboxOf(id, isRenewal);
  if (!mailboxId) return;
  const ordered = isRenewal
    ? await orderRenewal({ which: { mailboxId }, termMonths: 12 }, call)
    : await orderAddOn({ mailboxId, code: "space", blocks: 1 }, call);
  if (!isRefusal(ordered)) await pay(ordered.orderId, actor);
}

async function lane(): Promise<never> {
  for (;;) {
    // Somebody outside is ill: the customer comes another time.
    await act().catch((error: unknown) => console.log(`trouble ${error instanceof Error ? error.message : ""}`));
    await new Promise((rested) => setTimeout(rested, 100));
  }
}
await Promise.all(Array.from({ length: 4 }, lane));
