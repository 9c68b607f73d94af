import { holderIndexOf } from "@/lib/customers/store/holder";
import type { Order } from "@/lib/generated/prisma/client";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import type { Plan } from "@/lib/sellers/policy/catalogue";
import type { Holder } from "../schema";

/**
 * A plan tried for free is tried once: whoever has had it, under this codice fiscale or VAT number, buys or goes without.
 * Refuses `trial-used`.
 */
export async function notTriedBefore(
  tx: Tx,
  draft: Order,
  plan: Plan,
  holder: Holder,
): Promise<Outcome<null, "trial-used">> {
  if (!plan.trial?.oncePerHolder) return null;
  // Two orders of one holder are placed one after the other, so that the second sees the first.
  const index = holderIndexOf(holder);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`trial|${draft.sellerId}|${index}`}, 0))`;
  const before = await tx.order.count({
    where: {
      sellerId: draft.sellerId,
      planCode: plan.code,
      kind: "activation",
      state: { in: ["placed", "settled", "fulfilled"] },
      id: { not: draft.id },
      holder: { taxCodeIndex: index },
    },
  });
  return before > 0 ? refuse("trial-used") : null;
}
