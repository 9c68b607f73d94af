import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMonths, day, instantToDb } from "@/lib/kernel/day";
import { sumCents } from "@/lib/kernel/money";
import { orderAddOn } from "@/lib/mailboxes/operations/order-add-on";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { addOnsForMailbox } from "@/lib/mailboxes/queries/extras";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { policySchema } from "@/lib/sellers/policy";
import { publishPolicy } from "@/lib/sellers/store";
import { presets } from "@/prisma/seed/presets";
import { givenLiveMailbox } from "@/tests/support/mailboxes";
import { settleByCard, system } from "@/tests/support/orders";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";
import { done, givenUser } from "../payments/support";

let stack: TestStack;
const policies = new Map(presets.map((preset) => [preset.seller, policySchema.parse(preset)]));
beforeAll(async () => {
  stack = await givenStack();
  for (const policy of policies.values())
    await db().$transaction((tx) => publishPolicy(tx, policy, day("2010-01-01"), instantToDb(now())));
});
afterAll(() => stack.close());

const work = async () => {
  await runJobs();
  await hurryJobs();
  await runJobs();
};

/** What the provider was last told that a mailbox has. */
function extrasAt(providerRef: string | null) {
  const journal = readFileSync(join(stack.dataDir, "sandbox/provider.jsonl"), "utf8");
  const puts = journal
    .split("\n")
    .filter(Boolean)
    .flatMap((line) => JSON.parse(line) as [string, string, { extras?: { switches: string[] } }][]);
  return puts.findLast(([kind, ref]) => kind === "mailbox" && ref === providerRef)?.[2].extras;
}

/** A live mailbox of a seller of the demo, with two months of its term to come. */
async function live(seller: string) {
  const { catalogue } = policies.get(seller)!;
  const plan = catalogue.plans.find(({ addOns, onSale, trial }) => onSale && !trial && addOns.includes("preservation"));
  const expiresOn = addMonths(today(), 2);
  const mailbox = await givenLiveMailbox(stack, { seller, localPart: `servizi.${newId().slice(-8)}`, expiresOn });
  const data = { planCode: plan!.code, termMonths: 12 };
  return db().mailbox.update({ where: { sellerId_id: { sellerId: seller, id: mailbox.id } }, data });
}

describe("services of a live mailbox, as the sellers of the demo sell them", () => {
  it.each([
    ["infocert", ["preservation", "phishing-protection", "password-protection"]],
    ["visura", ["preservation"]],
  ] as const)(
    "%s: %o are ordered, paid, switched on at the provider, told, and renewed with it",
    async (seller, codes) => {
      const mailbox = await live(seller);
      const owner = await givenUser(seller);
      const where = { sellerId_id: { sellerId: seller, id: mailbox.id } };
      const bought = await db().mailbox.update({ where, data: { userId: owner.id } });
      const call = { seller, actor: owner.actor };
      const offered = (await addOnsForMailbox(bought, policies.get(seller)!, "account")).offers;
      for (const [n, code] of codes.entries()) {
        const shown = offered.find(({ addOn }) => addOn.code === code)?.choices[0];
        const { orderId } = done(await orderAddOn({ mailboxId: mailbox.id, code, blocks: 1 }, call));
        const order = await db().order.findFirstOrThrow({ where: { id: orderId } });
        expect(order).toMatchObject({ kind: "add_on", state: "placed", totalCents: shown?.totalCents });
        expect(extrasAt(mailbox.providerRef)?.switches ?? []).not.toContain(code);
        done(await settleByCard({ orderId }, system(seller)));
        await work();
        expect(extrasAt(mailbox.providerRef)?.switches).toEqual([...codes.slice(0, n + 1)].sort());
        expect(await db().order.findFirst({ where: { id: orderId } })).toMatchObject({ state: "fulfilled" });
        const told = { template: "add-on-active", facts: { path: ["orderId"], equals: orderId } };
        expect(await db().mail.count({ where: told })).toBe(1);
        // It is on: there is nothing to buy twice.
        const again = await orderAddOn({ mailboxId: mailbox.id, code, blocks: 1 }, call);
        expect(again).toMatchObject({ code: "add-on-blocks" });
      }
      const { orderId } = done(
        await orderRenewal({ which: { mailboxId: mailbox.id }, termMonths: termOf(seller, mailbox.planCode) }, call),
      );
      const renewal = await db().order.findFirstOrThrow({ where: { id: orderId }, include: { invoice: true } });
      expect(renewal.addOns).toEqual(codes.map((code) => ({ code, blocks: 1 })));
      expect(renewal.lines).toHaveLength(1 + codes.length);
      expect(renewal.netCents).toBe(
        sumCents((renewal.lines as { netCents: number }[]).map(({ netCents }) => netCents)),
      );
    },
  );
});

const termOf = (seller: string, plan: string) =>
  policies
    .get(seller)!
    .catalogue.prices.find(
      (price) => price.act === "renewal" && price.plan === plan && price.channels.includes("account"),
    )!.termMonths;
