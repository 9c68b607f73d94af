import { day as civil, instantToDb } from "@/lib/kernel/day";
import type { Actor } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { type Policy, policySchema } from "@/lib/sellers/policy";
import { publishPolicy } from "@/lib/sellers/store";
import { presets } from "@/prisma/seed/presets";
import { givenUser } from "../operations/payments/support";
import { buy } from "./acts/purchase";
import { holderOf } from "./holders";
import type { Day } from "./model/calendar";
import { Random } from "./random";
import type { Customer, World } from "./world";

/** The five sellers as they are in the demo; one of them with a surcharge for who is late, which none of them has. */
export function policies(howMany = presets.length): Map<string, Policy> {
  const parsed = presets.slice(0, howMany).map((preset) => policySchema.parse(preset));
  for (const { seller, lifecycle } of parsed)
    if (seller === "professionalmail")
      lifecycle.renewal.surcharges = [
        { from: { months: 0, days: 31 }, amountCents: 350, vatBps: 2200 },
        { from: { months: 0, days: 61 }, amountCents: 725, vatBps: 2200 },
      ];
  return new Map(parsed.map((policy) => [policy.seller, policy]));
}

export const publish = async (all: Iterable<Policy>): Promise<void> => {
  for (const policy of all)
    await db().$transaction((tx) => publishPolicy(tx, policy, civil("2010-01-01"), instantToDb(now())));
};

export async function staffOf(sellers: Iterable<string>): Promise<Map<string, Actor>> {
  const staff = new Map<string, Actor>();
  for (const seller of sellers)
    staff.set(seller, (await givenUser(seller, "back-office", "accounting", "sales")).actor);
  return staff;
}

/** Customers to come, each with the days on which they buy: so many mailboxes in all, in the first part of the years. */
export function planPurchases(
  world: World,
  { seed, mailboxes, bornWithin }: { seed: number; mailboxes: number; bornWithin: number },
  first: Day,
): void {
  const sellers = [...world.model.policies.keys()];
  const until = first + Math.floor((world.last - first) * bornWithin);
  for (let [n, left] = [0, mailboxes]; left > 0; n++) {
    const random = new Random(seed, n);
    const seller = random.pick(sellers);
    const kind = random.pick(world.policy(seller).identity.holderKinds);
    const customer: Customer = { n, seller, random, user: null, holder: holderOf(kind, n), names: 0, tried: new Set() };
    const wishes = Math.min(left, random.chance(0.75) ? 1 : random.between(2, 3));
    left -= wishes;
    const isSignedIn = random.chance(0.55);
    for (let i = 0; i < wishes; i++)
      world.plan(customer, random.between(first + 1, until), async () => {
        if (isSignedIn) customer.user ??= await givenUser(seller);
        await buy(world, customer);
      });
  }
}
