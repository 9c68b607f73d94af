import { givenBalance, givenUser } from "@/tests/operations/payments/support";
import { givenLiveMailbox } from "@/tests/support/mailboxes";
import { givenSeller } from "@/tests/support/seller";
import type { TestStack } from "@/tests/support/stack";
import { type Program, startProgram } from "../support/process";

const USERS = 4;
const CUSTOMERS = new URL("./customers.ts", import.meta.url).pathname;
const WORKER = new URL("../../../lib/cli/worker.ts", import.meta.url).pathname;
const both = (text: string) => ({ it: text, en: text });

/** A seller with space to add, and so many mailboxes about to end, whose owners have money enough. Answers the owners. */
export async function givenShop(stack: TestStack, mailboxes: number): Promise<string[]> {
  await givenSeller("demo", ({ catalogue, money }) => {
    const prices = [{ per: "month" as const, channels: ["account" as const], amountCents: 50 }];
    const space = { code: "space", name: both("Spazio"), description: both("Più posta"), unit: "inbox-gb" as const };
    catalogue.addOns = [{ ...space, maxBlocks: 100, prices }];
    for (const plan of catalogue.plans) plan.addOns = ["space"];
    money.methods.account = ["card", "prepaid"];
  });
  const users: string[] = [];
  for (let n = 0; n < USERS; n++) users.push((await givenUser("demo")).id);
  for (const user of users) await givenBalance("demo", user, mailboxes * 10_000);
  for (let n = 0; n < mailboxes; n++)
    await givenLiveMailbox(stack, { localPart: `viva.${n}`, n, userId: users[n % USERS]! });
  return users;
}

type Env = Record<string, string | undefined>;

/** A worker of its own, that dies at a named place if one is given. */
export const startWorker = (place?: string, env: Env = {}): Program =>
  startProgram(WORKER, { env: { ...env, SPORTELLO_FAILPOINT: place } });

/** What web does for these customers; new ones are numbered from `first`. */
export const startCustomers = (users: string[], seed: number, first: number, env: Env = {}): Program =>
  startProgram(CUSTOMERS, { args: [users.join(","), String(seed), String(first)], env });
