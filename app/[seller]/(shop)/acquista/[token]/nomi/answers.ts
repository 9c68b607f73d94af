import type { NameSaid } from "@/components/purchase/name-said";
import { suggestFree } from "@/lib/names/exchanges/suggest-free";
import type { NamedHolder } from "@/lib/names/suggest";
import type { Answers } from "@/lib/orders/answers";
import type { Draft } from "@/lib/orders/queries";
import { isBody } from "@/lib/orders/schema";
import type { OpenedStep } from "../open-step";

/** The three wishes with what was last answered, by rank; the one held says so. */
export function saidOf({ choices, held }: Draft): (NameSaid | null)[] {
  return [1, 2, 3].map((rank) => {
    const choice = choices.find((each) => each.rank === rank);
    if (!choice) return null;
    const isHeld = held !== null && !held.lapsed && held.localPart === choice.localPart && choice.answer === "free";
    const reason = choice.answer === "lost" ? "name-lost" : choice.reason;
    return { localPart: choice.localPart, answer: isHeld ? "held" : choice.answer, reason };
  });
}

/** True when every wish was checked and none can be had. */
export const noneFree = ({ choices, held }: Draft): boolean =>
  held === null &&
  choices.length > 0 &&
  choices.every(({ answer }) => answer === "taken" || answer === "invalid" || answer === "lost");

/** Free names built from the holder's own, when none of the wishes can be had. */
export async function suggestionsFor({ opened, draft }: OpenedStep): Promise<string[]> {
  const holder = namedHolder(draft.answers);
  if (!holder || !noneFree(draft)) return [];
  const { seller, policy, order } = opened;
  const wished = draft.choices.map((choice) => choice.localPart);
  return suggestFree(seller, policy, { domain: order.domain, holder, wished, orderId: order.id });
}

const namedHolder = ({ holder }: Answers): NamedHolder | null =>
  holder ? (isBody(holder) ? { companyName: holder.companyName } : holder) : null;
