import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { type Day, later } from "../model/calendar";
import { priceOfTerm, termsSold } from "../model/prices";
import type { Mailbox } from "../model/things";
import type { Customer, World } from "../world";
import { callOn } from "./mailbox";
import { payOrder } from "./money";

/** What the owner of a mailbox will do about the end of its term: in time, late, too late, or nothing. */
export function considerRenewal(world: World, customer: Customer, mailbox: Mailbox): void {
  const { random } = customer;
  const { expiry } = mailbox;
  if (expiry === null) return;
  const { renewal, autoRenewal } = world.policy(mailbox.seller).lifecycle;
  const [opens, closes] = [later(expiry, renewal.opens), later(expiry, renewal.closes)];
  const last = Math.min(closes, expiry + 300);
  const habit = random.next();
  if (habit < (autoRenewal ? 0.75 : 0.12)) return;
  let day: Day = random.between(opens + 1, expiry);
  if (habit > 0.7) day = random.between(expiry + 1, last);
  if (habit > 0.95) day = random.pick([opens - 1, opens, expiry, expiry + 1, closes, closes + 1]);
  world.plan(customer, day, () => renew(world, customer, mailbox, expiry));
}

/** Orders a renewal as somebody thinks best, and pays it in their own time; a few order twice. */
async function renew(world: World, customer: Customer, mailbox: Mailbox, expiry: Day): Promise<void> {
  if (mailbox.expiry !== expiry) return;
  const { random } = customer;
  const policy = world.policy(mailbox.seller);
  const channel = customer.user ? "account" : "public";
  const plan = random.chance(0.25) ? random.pick(policy.catalogue.plans).code : mailbox.plan;
  const terms = termsSold(policy, { plan, act: "renewal", channel });
  const term = terms.length > 0 && !random.chance(0.02) ? random.pick(terms) : 7;
  const addOns = wishes(world, customer, mailbox, { plan, term, channel });
  const asked = { plan, term, addOns, channel };
  const { which, call } = callOn(customer, mailbox);
  const predicted = world.model.renew(mailbox, asked);
  const outcome = await orderRenewal({ which, termMonths: term, plan, addOns }, call);
  const both = world.agreed(outcome, predicted, mailbox, `renewal ${JSON.stringify(asked)}`);
  world.count(both ? "renewal ordered" : `renewal refused: ${predicted}`);
  if (!both) {
    if (predicted === "renewal-too-early")
      world.plan(customer, world.today() + 20, () => renew(world, customer, mailbox, expiry));
    else if (predicted !== "renewal-too-late" && predicted !== "mailbox-not-found")
      world.plan(customer, world.today() + 1, () => renew(world, customer, mailbox, expiry));
    return;
  }
  both.predicted.id = both.outcome.orderId;
  payOrder(world, customer, both.predicted);
  if (random.chance(0.1))
    world.plan(customer, world.today() + random.between(1, 12), () => renew(world, customer, mailbox, expiry));
}

/** As they are, fewer or more: only add-ons that the plan has. */
function wishes(
  world: World,
  { random }: Customer,
  mailbox: Mailbox,
  sale: { plan: string; term: number; channel: string },
) {
  const policy = world.policy(mailbox.seller);
  const codes = policy.catalogue.plans.find(({ code }) => code === sale.plan)?.addOns ?? [];
  const had = codes.filter((code) => mailbox.addOns.some((each) => each.code === code));
  const kept = had.map((code) => ({ code, blocks: random.between(1, 2) }));
  const wanted =
    random.chance(0.1) && codes.length > 0 ? [...kept.slice(1), { code: random.pick(codes), blocks: 1 }] : kept;
  const once = wanted.filter((each, i) => wanted.findIndex(({ code }) => code === each.code) === i);
  return once.filter((each) => priceOfTerm(policy, { ...sale, act: "renewal" }, [each]) !== null);
}
