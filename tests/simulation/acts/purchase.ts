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

/** Ways of buying that a seller opens to a customer of a kind; what is tried once is not tried again. */
function offersTo(world: World, { seller, user, holder, tried }: Customer) {
  const { catalogue, money } = world.policy(seller);
  const channels = user ? ["account"] : ["public", "paper"];
  return catalogue.prices.filter(({ plan: code, act, channels: sold }) => {
    const plan = catalogue.plans.find((each) => each.code === code);
    if (plan?.trial?.oncePerHolder && tried.has(code)) return false;
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
  customer.tried.add(offer.plan);
  const channel = user ? "account" : random.pick(offer.channels.filter((c) => c === "public" || c === "paper"));
  const split = holder.kind === "public-body";
  const wishes = namesFor(world, customer, offer.plan);
  const purchase = { seller, user: user?.id ?? null, split, channel, plan: offer.plan, term: offer.termMonths };
  const { orderId, actor } = await fillIn(world, customer, `${offer.plan}/${offer.termMonths}`, channel, wishes);
  const predicted = world.model.buy({ ...purchase, name: wishes.had });
  if (typeof predicted === "string") throw new Mismatch(`${predicted}: ${JSON.stringify(purchase)}`);
  predicted.id = orderId;
  world.customerOf.set(predicted.mailbox, customer);
  const accepted = { acceptTerms: true, immediateActivation: true, seenTotalCents: predicted.total };
  const what = `an order of ${predicted.total} cents`;
  done(await placeOrder({ orderId, ...accepted }, { seller, actor }), what, predicted.mailbox);
  world.count(`bought on ${channel} by ${holder.kind}`);
  if (channel === "paper") paperArrives(world, customer, predicted, actor);
  else awaitReview(world, customer, predicted, actor);
  if (predicted.state === "placed") payOrder(world, customer, predicted);
}

interface Wishes {
  names: [string, string, string];
  /** The rank that is free, and the name the provider gives in the end. */
  rank: number;
  had: string;
}

/** Three names: sometimes the first is another's, and sometimes somebody takes it at the provider meanwhile. */
function namesFor(world: World, customer: Customer, plan: string): Wishes {
  const { random, n } = customer;
  const [first, second, third] = [1, 2, 3].map((each) => `cliente.${n}.${customer.names + each}`) as Wishes["names"];
  customer.names += 3;
  const taken = world.names.get(`${customer.seller}|${domainOf(world, customer, plan)}`) ?? [];
  if (taken.length > 0 && random.chance(0.06)) {
    world.count("wished a name that is another's");
    return { names: [random.pick(taken), second, third], rank: 2, had: second };
  }
  return { names: [first, second, third], rank: 1, had: random.chance(0.04) ? second : first };
}

const domainOf = (world: World, { seller }: Customer, plan: string): string => {
  const { catalogue, names } = world.policy(seller);
  return catalogue.plans.find(({ code }) => code === plan)?.domain ?? names.domains[0] ?? "";
};

async function fillIn(world: World, customer: Customer, offer: string, channel: string, wishes: Wishes) {
  const { seller, user, holder } = customer;
  const onPaper = channel === "paper" ? { channel: "paper" as const } : {};
  const call = { seller, actor: user?.actor ?? ({ kind: "anonymous" } as const) };
  const { orderId } = done(await startOrder({ offer, ...onPaper }, call), "a draft");
  const by = { seller, actor: actorFor(customer, orderId) };
  done(await describeHolder({ orderId, holder, billing: { to: "holder" } }, by), `a ${holder.kind}`);
  const { names, rank, had } = wishes;
  const { held } = done(await checkNames({ orderId, names }, by), "names");
  if (held !== rank) throw new Mismatch(`of ${names.join(", ")} the one held is ${held}, not ${rank}`);
  if (had !== names[rank - 1]) {
    const address = `${names[rank - 1]}@${domainOf(world, customer, offer.split("/")[0] ?? "")}`;
    await world.stack.control("/provider/__names", { address });
    world.count("name lost at the provider");
  }
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
