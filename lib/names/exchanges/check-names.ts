import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { type NamesHeld, recordNameAnswers } from "@/lib/orders/operations/record-name-answers";
import { wishNames } from "@/lib/orders/operations/wish-names";
import { holderIndexOfOrder, unansweredWishes } from "@/lib/orders/queries";
import type { wishNamesSchema } from "@/lib/orders/schema";
import { SYSTEM } from "@/lib/platform/actor";
import type { Call, z } from "@/lib/platform/operation";
import type { Policy } from "@/lib/sellers/policy";
import { policyOf } from "@/lib/sellers/queries";
import { normaliseLocalPart } from "../name";
import { lookUp, type NameAnswer } from "./look-up";

/**
 * *Valida*: writes the three wishes down, asks about each (syntax, our register, the provider), writes down the answers
 * and holds the first free one. Refuses what `wish-names` refuses.
 */
async function validate(input: z.input<typeof wishNamesSchema>, call: Call): Promise<Outcome<NamesHeld>> {
  const policy = await policyOf(call.seller);
  if (!policy) return refuse("seller-unknown");
  const wished = await wishNames(input, call);
  if (isRefusal(wished)) return wished;
  return askAndRecord(call, policy, { ...wished, names: input.names, tries: 0 });
}

/** Asks again about wishes the provider left open. Does nothing when they were changed or answered meanwhile. */
export async function checkAgain(seller: string, orderId: string, tries: number): Promise<void> {
  const [policy, open] = await Promise.all([policyOf(seller), unansweredWishes(seller, orderId)]);
  if (policy && open) await askAndRecord({ seller }, policy, { orderId, ...open, tries });
}

async function askAndRecord(
  { seller, at }: Pick<Call, "seller" | "at">,
  policy: Policy,
  { tries, ...wished }: { orderId: string; domain: string; names: readonly string[]; tries: number },
): Promise<Outcome<NamesHeld>> {
  const found = await askAbout(seller, policy, wished);
  const answers = found.map(({ params: _, ...answer }) => answer);
  const record = { orderId: wished.orderId, domain: wished.domain, answers, tries };
  return recordNameAnswers(record, { seller, actor: SYSTEM("check-names"), ...(at ? { at } : {}) });
}

export const checkNames = Object.assign(validate, { schema: wishNames.schema });

async function askAbout(
  seller: string,
  policy: Policy,
  { orderId, domain, names }: { orderId: string; domain: string; names: readonly string[] },
): Promise<(NameAnswer & { rank: number })[]> {
  const holderIndex = await holderIndexOfOrder(seller, orderId);
  const wishes = names
    .map((text, i) => ({ rank: i + 1, localPart: normaliseLocalPart(text) }))
    .filter(({ localPart }) => localPart !== "");
  return Promise.all(
    wishes.map(async ({ rank, localPart }) => {
      const earlier = wishes.some((wish) => wish.rank < rank && wish.localPart === localPart);
      if (earlier) return { rank, localPart, answer: "invalid" as const, reason: "name-repeated" };
      return { rank, ...(await lookUp(seller, policy, { orderId, domain, text: localPart, holderIndex })) };
    }),
  );
}
