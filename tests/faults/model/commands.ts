import fc from "fast-check";
import { bookTopUp } from "@/lib/accounts/operations/book-top-up";
import { isRefusal } from "@/lib/kernel/refusal";
import { approveRevocation } from "@/lib/mailboxes/operations/approve-revocation";
import { askRevocation } from "@/lib/mailboxes/operations/ask-revocation";
import { giveNotice } from "@/lib/mailboxes/operations/give-notice";
import { orderAddOn } from "@/lib/mailboxes/operations/order-add-on";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { cancelOrder } from "@/lib/orders/operations/cancel-order";
import { confirmPayment } from "@/lib/payments/exchanges/confirm";
import { openCheckout } from "@/lib/payments/exchanges/open-checkout";
import { payOrderFromPrepaid } from "@/lib/payments/operations/pay-order-from-prepaid";
import { recordArrival } from "@/lib/payments/operations/record-arrival";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import { newId } from "@/lib/platform/ids";
import { pressAt } from "@/tests/operations/payments/paypal";
import { callOn } from "@/tests/simulation/acts/mailbox";
import { aPaper } from "@/tests/simulation/acts/papers";
import { compare } from "@/tests/simulation/compare";
import { drain } from "@/tests/simulation/jobs";
import { meetMailboxes } from "@/tests/simulation/meet";
import { later, toIso } from "@/tests/simulation/model/calendar";
import type { Model } from "@/tests/simulation/model/model";
import { isPaidTwice } from "@/tests/simulation/model/rules";
import type { Mailbox, Order } from "@/tests/simulation/model/things";
import { type Customer, done } from "@/tests/simulation/world";
import { buyMailbox } from "../killed/buy";
import { passDays, type Shop } from "./shop";

type Command = fc.AsyncCommand<Model, Shop>;
/** What is asked of the model before an act. */
type Seen = Pick<Model, "orders" | "mailboxes">;
const euros = (cents: number): string => (cents / 100).toFixed(2).replace(".", ",");

/** How often what was done, by the words of it without the numbers: a run in which something never happens says so. */
export const tally = new Map<string, number>();

/** One act by its words; product and model are compared after it, whole. */
const command = (words: string, act: (shop: Shop) => Promise<void>, check = (_: Seen) => true): Command => ({
  toString: () => words,
  check: (model) => check(model),
  run: async (model, shop) => {
    const kind = words.replace(/ ?\d+/g, "");
    tally.set(kind, (tally.get(kind) ?? 0) + 1);
    await act(shop);
    await drain();
    await meetMailboxes(
      shop.world,
      model.mailboxes.filter(({ id, expiry }) => id === "" && expiry !== null),
    );
    await compare(shop.world);
  },
});

const nth = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const waiting = (model: Seen): Order[] => [...model.orders.values()].flat().filter(({ state }) => state === "placed");
const living = (model: Seen): Mailbox[] => model.mailboxes.filter(({ id }) => id !== "");
const ownerOf = ({ world }: Shop, mailbox: Mailbox): Customer => world.customerOf.get(mailbox) as Customer;
const callOf = ({ user, seller }: Customer) => ({ seller, actor: user!.actor });
const staffCall = ({ world }: Shop, seller: string) => ({ seller, actor: world.staffOf(seller) });

const onOrder = (words: string, n: number, act: (shop: Shop, order: Order) => Promise<void>) =>
  command(
    `${words} order ${n}`,
    (shop) => act(shop, nth(waiting(shop.world.model), n)),
    (model) => waiting(model).length > 0,
  );
const onMailbox = (words: string, n: number, act: (shop: Shop, mailbox: Mailbox) => Promise<void>) =>
  command(
    `${words} mailbox ${n}`,
    (shop) => act(shop, nth(living(shop.world.model), n)),
    (model) => living(model).length > 0,
  );

let bought = 0;
const buy = (n: number, offer: string) =>
  command(`customer ${n} buys ${offer}`, async ({ world, customers }) => {
    const { seller, user, ...customer } = nth(customers, n);
    const [plan = "", term] = offer.split("/");
    bought += 1;
    const sale = { channel: "account", plan, term: Number(term), name: `compra.${bought}` };
    const order = world.model.buy({ seller, user: user!.id, split: false, ...sale });
    if (typeof order === "string") throw new Error(order);
    world.customerOf.set(order.mailbox, { seller, user, ...customer });
    order.id = await buyMailbox({ seller, actor: user!.actor, offer, cents: order.total, n: bought });
    world.model.approve(order);
  });

/** The page of a gateway, paid at once; for an order, if it may still be paid. */
async function payByCard(subject: { orderId: string } | { topUpId: string }, call: ReturnType<typeof callOf>) {
  const started = await startGatewayPayment({ ...subject, method: "card" }, call);
  if (isRefusal(started)) return started;
  const { url } = done(await openCheckout(call.seller, started.paymentId), "a page");
  await pressAt(url, "pay");
  return done(await confirmPayment(call.seller, started.paymentId), "a payment");
}

const isTooLate = ({ world }: Shop, order: Order): boolean =>
  order.kind === "renewal" &&
  world.today() > later(order.oldExpiry as number, world.policy(order.seller).lifecycle.renewal.closes);

const byCard = (n: number) =>
  onOrder("a card pays", n, async (shop, order) => {
    const { world } = shop;
    const paid = await payByCard({ orderId: order.id }, callOf(ownerOf(shop, order.mailbox)));
    const foretold = isTooLate(shop, order) ? "renewal-too-late" : order;
    if (world.agreed(paid, foretold, order.mailbox, "card"))
      world.model.paidAtGateway(order, order.total - order.held, "card");
  });

const byPrepaid = (n: number) =>
  onOrder("the prepaid account pays", n, async (shop, order) => {
    const { model } = shop.world;
    const paid = await payOrderFromPrepaid({ orderId: order.id }, callOf(ownerOf(shop, order.mailbox)));
    const foretold = () => {
      if (isTooLate(shop, order)) return "renewal-too-late";
      if (isPaidTwice(order, model.ordersOf(order.mailbox))) return "renewal-paid";
      return model.paidFromPrepaid(order) ? order : "insufficient-balance";
    };
    shop.world.agreed(paid, foretold(), order.mailbox, "prepaid");
  });

const byTransfer = (n: number, percent: number) =>
  onOrder(`a transfer of ${percent} % for`, n, async (shop, order) => {
    const cents = Math.max(1, Math.round(((order.total - order.held) * percent) / 100));
    const facts = { valueDate: shop.world.isoToday(), bankReference: `CRO ${newId()}` };
    const arrival = { orderId: order.id, method: "transfer" as const, amount: euros(cents), ...facts };
    done(await recordArrival(arrival, staffCall(shop, order.seller)), "a transfer", order.mailbox);
    shop.world.model.arrived(order, cents, "transfer", shop.world.today());
  });

const topUp = (n: number, amount: number) =>
  command(`customer ${n} tops up ${amount} euros`, async (shop) => {
    const customer = nth(shop.customers, n);
    const booked = done(await bookTopUp({ amount: `${amount}`, method: "card" }, callOf(customer)), "a top-up");
    done(await payByCard({ topUpId: booked.topUpId }, callOf(customer)), "a top-up's money");
    shop.world.model.toppedUp(customer.seller, customer.user!.id, "card", amount * 100);
  });

const renew = (n: number, term: number) =>
  onMailbox(`${term} months more for`, n, async (shop, mailbox) => {
    const { plan, addOns } = mailbox;
    const foretold = shop.world.model.renew(mailbox, { plan, term, addOns, channel: "account" });
    const { which, call } = callOn(ownerOf(shop, mailbox), mailbox);
    const answer = await orderRenewal({ which, termMonths: term, plan, addOns }, call);
    const both = shop.world.agreed(answer, foretold, mailbox, `renewal of ${term}`);
    if (both) both.predicted.id = both.outcome.orderId;
  });

const addSpace = (n: number, blocks: number) =>
  onMailbox(`${blocks} GB more for`, n, async (shop, mailbox) => {
    // A second order of the same add-on is the product's to merge or refuse: its own tests say how.
    const { model } = shop.world;
    const isAsked = model.ordersOf(mailbox).some(({ kind, state }) => kind === "add_on" && state === "placed");
    if (isAsked || mailbox.addOns.length > 0) return;
    const wanted = { code: "space", blocks };
    // As for a renewal: what was revoked is not its owner's any more.
    const gone = mailbox.state === "revoked" && "mailbox-not-found";
    const foretold = gone || model.addOn(mailbox, wanted, "account");
    const answer = await orderAddOn({ mailboxId: mailbox.id, ...wanted }, callOf(ownerOf(shop, mailbox)));
    const both = shop.world.agreed(answer, foretold, mailbox, `${blocks} blocks`);
    if (both) both.predicted.id = both.outcome.orderId;
  });

const LIVE = ["active", "expired", "suspended", "renewal_failed"];

const notice = (n: number) =>
  onMailbox("notice for", n, async (shop, mailbox) => {
    const { autoRenewal } = shop.world.policy(mailbox.seller).lifecycle;
    if (!autoRenewal || mailbox.state !== "active" || mailbox.notice || mailbox.expiry === null) return;
    const isInTime = shop.world.today() <= mailbox.expiry - autoRenewal.noticeDays;
    const given = await giveNotice({ mailboxId: mailbox.id }, staffCall(shop, mailbox.seller));
    if (shop.world.agreed(given, isInTime ? mailbox : "notice-too-late", mailbox, "notice"))
      shop.world.model.giveNotice(mailbox);
  });

const revoke = (n: number) =>
  onMailbox("revocation of", n, async (shop, mailbox) => {
    const { seller, codes } = mailbox;
    const files = [{ kind: "identity-front" as const, fileId: await aPaper(seller) }];
    const words = { name: "Prova Esempio", email: "prova@posta.example", on: "", message: "" };
    const asked = await askRevocation({ ...codes, ...words, files }, { seller, actor: { kind: "anonymous" } });
    const foretold = LIVE.includes(mailbox.state) ? mailbox : "mailbox-cannot-revoke";
    const both = shop.world.agreed(asked, foretold, mailbox, "revocation");
    if (!both) return;
    const { requestId } = both.outcome;
    done(await approveRevocation({ requestId, text: "Fatto." }, staffCall(shop, seller)), "approval", mailbox);
    shop.world.model.revoke(mailbox);
  });

const cancel = (n: number) =>
  onOrder("its customer gives up", n, async (shop, order) => {
    const given = await cancelOrder({ orderId: order.id }, callOf(ownerOf(shop, order.mailbox)));
    shop.world.agreed(given, order.begun ? "order-cannot-cancel" : order, order.mailbox, "giving up");
    shop.world.model.cancel(order);
  });

const days = (many: number) =>
  command(`${many} days pass`, async (shop) => {
    await passDays(shop, many);
    const { model } = shop.world;
    for (const mailbox of model.mailboxes) model.note(mailbox, `it is ${toIso(model.today)}`);
  });

const which = fc.nat({ max: 9 });
const many = (arbitrary: fc.Arbitrary<Command>, weight: number) => Array.from({ length: weight }, () => arbitrary);

/** Every act there is, the usual ones more often. */
export const acts: fc.Arbitrary<Command>[] = [
  ...many(
    fc.tuple(which, fc.constantFrom("base/12", "base/24", "plus/12")).map((of) => buy(...of)),
    2,
  ),
  ...many(which.map(byCard), 4),
  ...many(which.map(byPrepaid), 2),
  fc.tuple(which, fc.constantFrom(40, 100, 100, 130)).map((of) => byTransfer(...of)),
  ...many(
    fc.tuple(which, fc.integer({ min: 20, max: 90 })).map((of) => topUp(...of)),
    2,
  ),
  ...many(
    fc.tuple(which, fc.constantFrom(12, 24, 36, 7)).map((of) => renew(...of)),
    2,
  ),
  ...many(
    fc.tuple(which, fc.integer({ min: 1, max: 6 })).map((of) => addSpace(...of)),
    2,
  ),
  which.map(notice),
  which.map(revoke),
  which.map(cancel),
  ...many(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 120 })).map(days), 4),
];
