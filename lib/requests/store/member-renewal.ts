import { type RenewalGround, renewalGround } from "@/lib/agreements/store/member-renewal";
import type { Mailbox } from "@/lib/generated/prisma/client";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";

/**
 * By what a member's mailbox is renewed under its agreement. Refuses `not-under-agreement` (or no longer at its prices),
 * `agreement-no-renewal` (over for good).
 */
export async function groundOfMember(
  tx: Tx,
  { policy, today: on }: Pick<Context, "policy" | "today">,
  mailbox: Mailbox,
): Promise<Outcome<RenewalGround>> {
  const groundOf = await renewalGround(tx, policy, mailbox, { userId: null, channel: "public", on });
  const ground = groundOf(mailbox.planCode);
  if (ground.over) return refuse("agreement-no-renewal");
  return ground.agreementId ? ground : refuse("not-under-agreement");
}
