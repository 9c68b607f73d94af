import { verify } from "@/lib/audit/exchanges/verify";
import { day as civil, instantInRome } from "@/lib/kernel/day";
import { runSweep } from "@/lib/mailboxes/jobs/sweep";
import { now, shiftClock } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { takeStatement } from "@/lib/statements/exchanges/take-statement";
import { inParallel } from "../operations/payments/support";
import { camt } from "../rules/statements/support";
import type { TestStack } from "../support/stack";
import { payOrder } from "./acts/money";
import { considerTerm } from "./acts/term";
import { compare, compareProvider } from "./compare";
import { drain, runScheduled } from "./jobs";
import { meetMailboxes, meetOrders } from "./meet";
import { type Day, toDay, toIso } from "./model/calendar";
import { Model } from "./model/model";
import type { Mailbox } from "./model/things";
import { planPurchases, policies, publish, staffOf } from "./open-business";
import { Random } from "./random";
import { done, Mismatch, World } from "./world";

export interface Simulation {
  seed: number;
  years: number;
  mailboxes: number;
  /** The part of the years in which they are bought; short simulations see their whole terms. */
  bornWithin?: number;
  /** Told of each month that agreed. */
  log?: (line: string) => void;
}

const FIRST = toDay("2027-01-04");

/** Lives through the years day by day; throws a `Mismatch` where product and model part. Answers how often what was done. */
export async function simulate(
  stack: TestStack,
  { seed, years, mailboxes, bornWithin = years > 2 ? 0.65 : 0.25, log = () => {} }: Simulation,
) {
  const model = new Model(policies());
  const last = FIRST + Math.round(365.25 * years);
  at(FIRST, "00:00");
  await publish(model.policies.values());
  const world = new World(model, stack, await staffOf(model.policies.keys()), last);
  model.today = FIRST;
  planPurchases(world, { seed, mailboxes, bornWithin }, FIRST);
  const weather = new Random(seed, 1_000_003);
  const known = new Map<Mailbox, Day | null>();
  for (let day = FIRST + 1; day <= last; day++) {
    await liveDay(world, day, weather, known);
    if (day === last || toIso(day).endsWith("-01")) {
      await monthEnds(world);
      log(
        `${toIso(day)}  ${model.mailboxes.length} mailboxes, ${[...model.orders.values()].flat().length} orders agree`,
      );
    }
  }
  at(last + 1, "00:05");
  await drain();
  await end(world);
  shiftClock(0);
  return world.tally;
}

/** Moves the clock to an hour of a day in Rome. */
export function at(day: Day, hour: string): void {
  shiftClock(0);
  shiftClock(instantInRome(civil(toIso(day)), hour).epochMilliseconds - now().epochMilliseconds);
}

/** A night and a day: what the clock brings, what people do, what the banks tell, and the jobs all of it leads to. */
async function liveDay(world: World, day: Day, weather: Random, known: Map<Mailbox, Day | null>): Promise<void> {
  at(day, "00:05");
  if (world.isAnythingOpen()) await endOfYesterday(day);
  at(day, "00:10");
  const foretold = world.model.begin(day);
  if (await isAnythingDue(day)) {
    await runScheduled("sweep.daily");
    await runScheduled("companies.remind");
    await settled(world, weather);
  }
  await meetOrders(foretold);
  for (const order of foretold) {
    const customer = world.customerOf.get(order.mailbox);
    world.count("renewed by itself");
    if (customer) payOrder(world, customer, order, customer.random.between(0, 50));
  }
  at(day, "10:00");
  const acts = world.actsOfToday();
  if (acts.length > 0) {
    await inParallel(4, acts);
    await bankTells(world);
    await settled(world, weather);
  }
  await newTerms(world, known);
}

/** What was left open yesterday, or waits for money: what ends, ends now, and then no job may be left. */
export async function endOfYesterday(day: Day): Promise<void> {
  await runScheduled("sweep.often");
  const left = await drain(3);
  if (left.length > 0) throw new Mismatch(`${toIso(day)}: jobs left at night: ${left.join(", ")}`);
}

/** What the product's own sweep says it would do; a day on which that is nothing needs none. */
export async function isAnythingDue(day: Day): Promise<boolean> {
  const { steps, waiting, reminders, autoRenewals } = await runSweep(civil(toIso(day)), { dryRun: true });
  return Object.keys(steps).length > 0 || waiting > 0 || reminders > 0 || autoRenewals > 0;
}

const FAULTS = [
  ["provider", "down"],
  ["provider", "timeout-after-success"],
  ["provider", "duplicate"],
  ["provider", "malformed"],
  ["resend", "down"],
  ["resend", "timeout-after-success"],
  ["stripe", "timeout-after-success"],
  ["paypal", "down"],
  ["twilio", "down"],
] as const;

/** The jobs of these hours are done; on some days somebody outside is ill meanwhile, and well again in the end. */
async function settled(world: World, weather: Random): Promise<void> {
  if (weather.chance(0.06)) {
    const [area, mode] = weather.pick(FAULTS);
    await world.stack.fault(area, { mode, ratio: 0.5, delayMs: 5, seed: weather.between(1, 1e9) });
    await drain(3);
    await world.stack.fault(area, { mode: "none" });
    world.count(`${area} ${mode}`);
  }
  await drain();
}

/** The banks' statements of today, a file for each seller. */
async function bankTells(world: World): Promise<void> {
  for (const [seller, lines] of world.statements) {
    const iban = world.policy(seller).money.transfer?.iban ?? "";
    const bytes = Buffer.from(camt(lines, { iban, id: `${seller} ${world.isoToday()}` }));
    const call = { seller, actor: world.staffOf(seller) };
    done(await takeStatement({ name: "estratto.xml", source: "upload", bytes }, call), "a statement");
  }
  world.statements.clear();
}

/** Owners think of the term that has just begun. */
async function newTerms(world: World, known: Map<Mailbox, Day | null>): Promise<void> {
  const begun = world.model.mailboxes.filter((each) => each.expiry !== null && known.get(each) !== each.expiry);
  await meetMailboxes(
    world,
    begun.filter((each) => !known.has(each)),
  );
  for (const mailbox of begun) {
    if (!known.has(mailbox)) nameIsHad(world, mailbox);
    known.set(mailbox, mailbox.expiry);
    const customer = world.customerOf.get(mailbox);
    if (customer) considerTerm(world, customer, mailbox);
  }
}

function nameIsHad({ names }: World, { seller, codes }: Mailbox): void {
  const [name = "", domain = ""] = codes.address.split("@");
  names.set(`${seller}|${domain}`, [...(names.get(`${seller}|${domain}`) ?? []), name]);
}

async function monthEnds(world: World): Promise<void> {
  await runScheduled("documents.retention");
  await runScheduled("invoices.watch");
  await drain();
  await runScheduled("audit.seal");
  await compare(world);
  // As the queue's own upkeep does in time.
  await db().$executeRaw`DELETE FROM pgboss.job WHERE state = 'completed'`;
}

async function end(world: World): Promise<void> {
  await compareProvider(world);
  const broken = (await verify({ atRest: true })).filter(({ holds }) => !holds);
  if (broken.length === 0) return;
  const told = broken.map(({ sentence, offending }) => [
    sentence,
    ...offending.slice(0, 5).map(({ id, why }) => `  ${id}: ${why}`),
  ]);
  throw new Mismatch(`verify: ${told.flat().join("\n")}`);
}
