import { termsOf } from "@/lib/catalogue/prices";
import { isRefusal } from "@/lib/kernel/refusal";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { policyOf } from "@/lib/sellers/queries";
import { groundOfMember } from "../store/member-renewal";

/** Terms a member's mailbox may be renewed for under its agreement, with what the member pays of each, net cents. */
export async function memberRenewalTerms(
  seller: string,
  mailboxId: string,
): Promise<{ agreement: string; terms: { termMonths: number; netCents: number }[] } | null> {
  const key = { sellerId_id: { sellerId: seller, id: mailboxId } };
  const [mailbox, policy, on] = [await db().mailbox.findUnique({ where: key }), await policyOf(seller), today()];
  const ground = mailbox && policy && (await groundOfMember(db(), { policy, today: on }, mailbox));
  if (!mailbox || !ground || isRefusal(ground)) return null;
  const agreement = await db().agreement.findUnique({
    where: { sellerId_id: { sellerId: seller, id: ground.agreementId ?? "" } },
    select: { name: true },
  });
  const sale = { plan: mailbox.planCode, act: "renewal", channel: ground.channel, on } as const;
  return { agreement: agreement?.name ?? "", terms: termsOf(ground.policy, sale) };
}
