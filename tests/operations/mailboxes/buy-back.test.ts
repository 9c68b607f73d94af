import { afterAll, beforeAll, expect, it } from "vitest";
import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { isRefusal } from "@/lib/kernel/refusal";
import { lookUp } from "@/lib/names/exchanges/look-up";
import { db } from "@/lib/platform/db";
import type { PolicyInput } from "@/lib/sellers/policy";
import { givenPlacedOrder, settleByCard, system } from "@/tests/support/orders";
import { demoPolicy } from "@/tests/support/policy";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, runJobs, type TestStack } from "@/tests/support/stack";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", later);
});
afterAll(() => stack.close());

/** Closed at the provider when cancelled, and deleted a month later. */
function later({ lifecycle }: PolicyInput): void {
  lifecycle.phases.push({ state: "deleted", from: { months: 7 }, access: "none" });
}

const DOMAIN = "pec.demo.example";
const mailboxOf = (orderId: string) => db().mailbox.findFirstOrThrow({ where: { orderId } });
/** Buys a name for a holder by number; the other names are the order's own. */
async function bought(name: string, n: number) {
  const orderId = await givenPlacedOrder([name, `${name}.altro${n}`, `${name}.ancora${n}`], { n });
  expect(isRefusal(await settleByCard({ orderId }, system()))).toBe(false);
  expect((await runJobs()).failed).toEqual([]);
  return mailboxOf(orderId);
}
/** The mailbox is closed here and at the provider, as the night does after the last phase. */
async function close(id: string, state: "cancelled" | "deleted") {
  const { providerRef } = await db().mailbox.update({
    where: { sellerId_id: { sellerId: "demo", id } },
    data: { state, nextStepOn: null },
  });
  const provider = mailboxProvider("own");
  const closed = await provider.closeMailbox({ providerRef: providerRef ?? "", idempotencyKey: `close:${id}` });
  expect(isRefusal(closed)).toBe(false);
}
const ask = async (text: string, mailboxId: string, other = "") => {
  const { holderIndex } = await db().name.findFirstOrThrow({ where: { mailboxId } });
  return lookUp("demo", demoPolicy("demo", later), { domain: DOMAIN, text, holderIndex: `${holderIndex}${other}` });
};

it.each(["cancelled", "deleted"] as const)(
  "the name of a %s mailbox goes back to its holder and to nobody else",
  async (state) => {
    const name = `torna.${state}`;
    const first = await bought(name, 1);
    expect(await ask(name, first.id)).toMatchObject({ answer: "taken" });
    await close(first.id, state);
    expect(await ask(name, first.id)).toMatchObject({ answer: "free", reason: null });
    expect(await ask(name, first.id, "x")).toMatchObject({ answer: "taken", reason: "name-taken" });
    expect(await bought(name, 2)).toMatchObject({ state: "active", localPart: `${name}.altro2` });
    const again = await bought(name, 1);
    expect(again).toMatchObject({ state: "active", localPart: name });
    expect(again.userCode).not.toBe(first.userCode);
    expect(await db().mailbox.findFirst({ where: { id: first.id } })).toMatchObject({ state });
    expect(await db().name.findFirst({ where: { localPart: name } })).toMatchObject({
      state: "bound",
      mailboxId: again.id,
    });
  },
);
