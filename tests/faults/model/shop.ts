import { verify } from "@/lib/audit/exchanges/verify";
import { givenUser } from "@/tests/operations/payments/support";
import { compareProvider } from "@/tests/simulation/compare";
import { holderOf } from "@/tests/simulation/holders";
import { drain, runScheduled } from "@/tests/simulation/jobs";
import { meetOrders } from "@/tests/simulation/meet";
import { toDay } from "@/tests/simulation/model/calendar";
import { Model } from "@/tests/simulation/model/model";
import { publish, staffOf } from "@/tests/simulation/open-business";
import { Random } from "@/tests/simulation/random";
import { at, endOfYesterday, isAnythingDue } from "@/tests/simulation/simulate";
import { type Customer, Mismatch, World } from "@/tests/simulation/world";
import { demoPolicy } from "@/tests/support/policy";
import type { TestStack } from "@/tests/support/stack";

/** A seller of its own for one run, the model beside it, and the people who buy there. */
export interface Shop {
  world: World;
  customers: Customer[];
}

const CUSTOMERS = 3;
const both = (text: string) => ({ it: text, en: text });
/** Time goes on from one run to the next: it never turns back for the database. */
let today = toDay("2027-01-04");
let opened = 0;

/** Every other seller's mailboxes renew themselves until notice is given. */
export async function openShop(stack: TestStack): Promise<Shop> {
  opened += 1;
  const seller = `modello${opened}`;
  const policy = demoPolicy(seller, ({ catalogue, lifecycle }) => {
    const prices = [{ per: "month" as const, channels: ["account" as const], amountCents: 50 }];
    const space = { code: "space", name: both("Spazio"), description: both("Più posta"), unit: "inbox-gb" as const };
    catalogue.addOns = [{ ...space, maxBlocks: 5, prices }];
    for (const plan of catalogue.plans) plan.addOns = ["space"];
    if (opened % 2 === 0) lifecycle.autoRenewal = { proformaDays: 45, noticeDays: 30 };
  });
  at(today, "10:00");
  await publish([policy]);
  const model = new Model(new Map([[seller, policy]]));
  model.today = today;
  const world = new World(model, stack, await staffOf([seller]), Number.POSITIVE_INFINITY);
  const customers: Customer[] = [];
  for (let n = 0; n < CUSTOMERS; n++) {
    const random = new Random(opened, n);
    customers.push({
      n,
      seller,
      random,
      user: await givenUser(seller),
      holder: holderOf("person", n),
      names: 0,
      tried: new Set(),
    });
  }
  return { world, customers };
}

/** So many nights: what was not paid ends, phases begin, what renews itself is ordered; then it is ten in the morning. */
export async function passDays({ world }: Shop, days: number): Promise<void> {
  const last = world.model.today + days;
  for (let day = world.model.today + 1; day <= last; day++) {
    at(day, "00:05");
    if (world.isAnythingOpen()) await endOfYesterday(day);
    at(day, "00:10");
    const foretold = world.model.begin(day);
    if (await isAnythingDue(day)) await runScheduled("sweep.daily");
    await drain();
    await meetOrders(foretold);
  }
  today = last;
  at(last, "10:00");
}

/** At the end of a run: the provider says the same, and the invariants hold. */
export async function expectSound({ world }: Shop): Promise<void> {
  await runScheduled("documents.retention");
  await drain();
  await runScheduled("audit.seal");
  await compareProvider(world);
  const broken = (await verify()).filter(({ holds }) => !holds);
  if (broken.length > 0)
    throw new Mismatch(`verify: ${JSON.stringify(broken.map(({ name, offending }) => [name, offending]))}`);
  today += 1;
}
