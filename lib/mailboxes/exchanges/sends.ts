import type { Mailbox } from "@/lib/generated/prisma/client";
import type { Policy } from "@/lib/sellers/policy";
import { extrasOfMailbox } from "../queries/extras";
import { usageOf } from "./usage";

/**
 * Messages a mailbox may send in this term, of those how many came with its plan, and how many it has sent: null when the
 * provider doesn't count. Null for plans that send as many as wanted (row 9).
 */
export async function sendsOf(
  mailbox: Pick<Mailbox, "sellerId" | "id" | "planCode" | "providerRef">,
  policy: Policy,
): Promise<{ total: number; included: number; used: number | null } | null> {
  const included = policy.catalogue.plans.find(({ code }) => code === mailbox.planCode)?.includedSends;
  if (included === undefined) return null;
  const [{ sends }, usage] = await Promise.all([extrasOfMailbox(mailbox, policy), usageOf(mailbox.providerRef)]);
  return { total: sends ?? included, included, used: usage?.sends ?? null };
}
