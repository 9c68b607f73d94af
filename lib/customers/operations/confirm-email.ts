import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { adoptOrder } from "@/lib/orders/store/adopt";
import { findLink, spendLink } from "@/lib/platform/links";
import { anybody, operation } from "@/lib/platform/operation";
import { tokenSchema } from "../schema";
import { confirmEmail as writeConfirmed } from "../store/users";

/**
 * Confirms the address a link was mailed to; the order the account was opened for becomes theirs. Following the link twice is fine; `link-expired` when it is not one of
 * ours, older than 48 hours, or another was mailed since.
 */
export const confirmEmail = operation({
  act: "confirm-email",
  input: tokenSchema,
  may: anybody,
  audit: () => ({}),
  run: async (tx, { token }, context): Promise<Outcome<{ userId: string }>> => {
    const { seller, now } = context;
    const link = await findLink(seller, "confirm-email", token, now, tx);
    if (!link) return refuse("link-expired");
    if (await spendLink(tx, seller, link.id, now)) await writeConfirmed(tx, seller, link.subjectId, now);
    const user = await tx.user.findFirst({
      where: { sellerId: seller, id: link.subjectId, emailConfirmedAt: { not: null } },
      select: { id: true, adoptsOrderId: true },
    });
    // An order made with another address stays as it is: its page says what can be done.
    if (user?.adoptsOrderId) await adoptOrder(tx, context, user.id, user.adoptsOrderId);
    return user ? { userId: user.id } : refuse("link-expired");
  },
});
