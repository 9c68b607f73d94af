import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isRefusal } from "@/lib/kernel/refusal";
import { db } from "@/lib/platform/db";
import { givenDatabase, givenSeller } from "@/tests/support/seller";
import { ANONYMOUS, done, givenDraft, wishFree } from "../orders/wizard";

const BUYERS = 32;
const NAMES = 20;
const ROUNDS = Number(process.env.ROUNDS ?? 8);

let close: () => Promise<void>;
beforeAll(async () => {
  process.env.DATABASE_POOL = "24";
  close = await givenDatabase();
  await givenSeller();
});
afterAll(() => close());

/** Three different names out of the round's twenty, in any order; the same for the same seed. */
function threeOf(names: string[], random: () => number): string[] {
  const left = [...names];
  return [0, 1, 2].map(() => left.splice(Math.floor(random() * left.length), 1)[0] ?? "");
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe("32 buyers with three-choice lists and 20 names", () => {
  it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    "one winner each, losers hold their next choice: round %i",
    async (round) => {
      const random = seeded(Number(process.env.SEED ?? 7) + round);
      const names = Array.from({ length: NAMES }, (_, i) => `nome${round}x${i}`);
      const buyers = await Promise.all(
        Array.from({ length: BUYERS }, async () => ({
          ...(await givenDraft(ANONYMOUS)),
          wishes: threeOf(names, random),
        })),
      );
      const outcomes = await Promise.all(
        buyers.map(async ({ orderId, actor, wishes }) => done(await wishFree(orderId, actor, ...wishes))),
      );
      const held = await db().name.findMany({ where: { localPart: { in: names }, state: "held" } });
      const winners = new Map(held.map((row) => [row.localPart, row.orderId]));
      buyers.forEach(({ orderId, wishes }, i) => {
        const outcome = outcomes[i]!;
        const mine = held.filter((row) => row.orderId === orderId).map((row) => row.localPart);
        expect(mine).toEqual(outcome.held === null ? [] : [wishes[outcome.held - 1]]);
        // Whatever stands before what a buyer got (all three, for who got nothing) belongs to somebody else.
        for (const lost of wishes.slice(0, (outcome.held ?? 4) - 1)) expect(winners.get(lost)).not.toBe(orderId);
        for (const lost of wishes.slice(0, (outcome.held ?? 4) - 1)) expect(winners.has(lost)).toBe(true);
      });
      expect(new Set(held.map((row) => row.orderId)).size).toBe(held.length);
    },
  );

  it("32 buyers of one name: one has it, the others their second choice", async () => {
    const buyers = await Promise.all(Array.from({ length: BUYERS }, () => givenDraft(ANONYMOUS)));
    const outcomes = await Promise.all(
      buyers.map(({ orderId, actor }, i) => wishFree(orderId, actor, "voluto.da.tutti", `seconda.scelta${i}`)),
    );
    const ranks = outcomes.map((outcome) => (isRefusal(outcome) ? "refused" : outcome.held));
    expect(ranks.filter((rank) => rank === 1)).toHaveLength(1);
    expect(ranks.filter((rank) => rank === 2)).toHaveLength(BUYERS - 1);
  });
});
