import { isoDay } from "@/lib/kernel/day";
import { queueMail } from "@/lib/notifications/store";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { userToTell } from "./owner";

/** Tells somebody that they may pay out of another's account; of one owner not more often than once a day. */
export async function tellInvited(
  tx: Tx,
  context: Context,
  { spenderId, ownerId, userId }: { spenderId: string; ownerId: string; userId: string },
): Promise<void> {
  const user = await userToTell(tx, { sellerId: context.seller, userId });
  await queueMail(tx, context, {
    template: "spending-invited",
    ...user,
    facts: { spenderId },
    dedupeKey: `spending-invited:${ownerId}:${userId}:${isoDay(context.today)}`,
  });
}
