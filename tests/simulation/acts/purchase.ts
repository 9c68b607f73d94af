import { checkNames } from "@/lib/names/exchanges/check-names";
import { describeHolder } from "@/lib/orders/operations/describe-holder";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { registerPapers } from "@/lib/orders/operations/register-papers";
import { startOrder } from "@/lib/orders/operations/start-order";
import type { Actor } from "@/lib/platform/actor";
import type { Order } from "../model/things";
import { actorFor, type Customer, done, Mismatch, type World } from "../world";
import { payOrder } from "./money";
import { awaitReview, sendPapers } from "./papers";

/** Ways of buying that a seller opens to a customer of a kind. */
function offersTo(world: World, { seller, user, holder }: Customer) {
  const { catalogue, money } = world.policy(seller);
  const channels = user ? ["account"] : ["public", "paper"];
  return catalogue.prices.filter(({ plan: code, act, channels: sold }) => {
    const plan = catalogue.plans.find((each) => each.code === code);
    const isFor = plan?.onSale && (!plan.holderKinds || plan.holderKinds.includes(holder.kind));
    return (
      isFor && act === "activation" && sold.some((c) => channels.includes(c) && (money.methods[c] ?? []).length > 0)
    );
  });
}

/** Buys a mailbox: the whole wizard, then its money and its papers in their own time. */
export async function buy(world: World, customer: Customer): Promise<void> {
  const { seller, random, user, holder } = customer;
  const offer = random.pick(offersTo(world, customer));
  const channel = user ? "account" : random.pick(offer.channels.filter((c) => c === "public" || c === "paper"));
  const split = holder.kind === "public-body";
  const purchase = { seller, user: user?.id ?? null, split, channel, plan: offer.plan, term: offer.termMonths };
  const { orderId, actor } = await fillIn(world, customer, `${offer.plan}/${offer.termMonths}`, channel);
  const predicted = world.model.buy(purchase);
  if (typeof predicted === "string") throw new Mismatch(`${predicted}: ${JSON.stringify(purchase)}`);
  predicted.id = orderId;
  world.customerOf.set(predicted.mailbox, customer);
  const consents = { acceptTerms: true, immediateActivation: true };
  const seen = { seenTotalCents: predicted.total };
  done(await placeOrder({ orderId, ...consents, ...seen }, { seller, actor }), `an order of ${predicted.total} cents`);
  world.count(`bought on ${channel} by ${holder.kind}`);
  if (channel === "paper") paperArrives(world, customer, predicted, actor);
  else awaitReview(world, customer, predicted, actor);
  if (predicted.state === "placed") payOrder(world, customer, predicted);
}

async function fillIn(world: World, customer: Customer, offer: string, channel: string) {
  const { seller, user, holder } = customer;
  const onPaper = channel === "paper" ? { channel: "paper" as const } : {};
  const call = { seller, actor: user?.actor ?? ({ kind: "anonymous" } as const) };
  const { orderId } = done(await startOrder({ offer, ...onPaper }, call), "a draft");
  const by = { seller, actor: actorFor(customer, orderId) };
  done(await describeHolder({ orderId, holder, billing: { to: "holder" } }, by), `a ${holder.kind}`);
  const name = (n: number) => `cliente.${customer.n}.${customer.names + n}`;
  customer.names += 3;
  const { held } = done(await checkNames({ orderId, names: [name(1), name(2), name(3)] }, by), "names");
  if (held !== 1) throw new Mismatch(`the first of three free names was not held, but ${held}`);
  if (channel !== "paper") await sendPapers(world, customer, orderId);
  return { orderId, actor: by.actor };
}

/** The form and its papers come by post, and are registered and looked at. */
function paperArrives(world: World, customer: Customer, order: Order, actor: Actor): void {
  world.plan(customer, world.today() + customer.random.between(2, 6), async () => {
    if (order.state !== "placed" && order.state !== "settled") return;
    await sendPapers(world, customer, order.id);
    const staff = { seller: order.seller, actor: world.staffOf(order.seller) };
    const arrived = { arrivedOn: world.isoToday(), arrivedAt: "08:00" };
    done(await registerPapers({ orderId: order.id, ...arrived }, staff), "papers by post", order.mailbox);
    world.count("papers by post");
    world.model.papersCame(order);
    awaitReview(world, customer, order, actor);
  });
}
