import { addMonths, instantToDb, toDb } from "@/lib/kernel/day";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { PolicyInput } from "@/lib/sellers/policy";
import { givenLiveMailbox } from "@/tests/support/mailboxes";
import { givenUser } from "@/tests/support/people";
import type { TestStack } from "@/tests/support/stack";

const both = (text: string) => ({ it: text, en: text });
export const DOMAIN = "pec.demo.example";

/** A plan that is a HUB, with blocks of both kinds. */
export function withHub(draft: PolicyInput): void {
  const sold = { maxBlocks: 100, prices: [{ per: "month" as const, channels: ["account" as const], amountCents: 80 }] };
  draft.catalogue.addOns = [
    { ...sold, code: "lite", name: both("Lite"), description: both("Lite"), unit: "lite-mailboxes", block: 10 },
    { ...sold, code: "more", name: both("Altre"), description: both("Altre"), unit: "watched-mailboxes", block: 10 },
  ];
  Object.assign(draft.catalogue.plans[0]!, { addOns: ["lite", "more"], hub: { watched: 3 } });
}

let count = 0;

/** A live HUB of a new account, with blocks of Lite mailboxes that the provider knows of; and its owner. */
export async function givenHub(stack: TestStack, { blocks = 1, months = 6 } = {}) {
  const { userId, actor } = await givenUser("demo");
  count += 1;
  const made = await givenLiveMailbox(stack, {
    localPart: `hub.${userId.slice(-8)}`,
    userId,
    n: 5000 + count,
    expiresOn: addMonths(today(), months),
  });
  if (blocks > 0) await addBlocks(made.id, blocks);
  const hub = await db().mailbox.findUniqueOrThrow({ where: { sellerId_id: { sellerId: "demo", id: made.id } } });
  return { hub, owner: { seller: "demo", actor } };
}

/** Blocks of Lite mailboxes paid for, and told to the provider. */
export const addBlocks = (mailboxId: string, blocks: number) =>
  db().addOn.create({
    data: {
      sellerId: "demo",
      id: newId(),
      mailboxId,
      code: "lite",
      blocks,
      unit: "lite-mailboxes",
      units: 10 * blocks,
      state: "active",
      since: toDb(today()),
      createdAt: instantToDb(now()),
    },
  });

export const lite = (name: string, email = "") => ({ name, domain: DOMAIN, email, note: "" });
export const litesOf = (hubId: string) => db().mailbox.findMany({ where: { hubId }, orderBy: { localPart: "asc" } });
