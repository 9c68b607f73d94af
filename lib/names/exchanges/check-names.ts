import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { type NamesHeld, recordNameAnswers } from "@/lib/orders/operations/record-name-answers";
import { wishNames } from "@/lib/orders/operations/wish-names";
import { holderIndexOfOrder } from "@/lib/orders/queries";
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
  const { orderId, domain } = wished;
  const answers = await askAbout(call.seller, policy, { orderId, domain, names: input.names });
  const record = { orderId, domain, answers: answers.map(({ params: _, ...answer }) => answer) };
  return recordNameAnswers(record, {
    seller: call.seller,
    actor: SYSTEM("check-names"),
    ...(call.at ? { at: call.at } : {}),
  });
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
