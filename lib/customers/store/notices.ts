import type { User } from "@/lib/generated/prisma/client";
import { queueMail } from "@/lib/notifications/store";
import type { AccessEvent } from "@/lib/notifications/templates";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";

/** Tells somebody by mail what has changed about their access, so that they notice when it was not them. */
export async function tellOwner(
  tx: Tx,
  context: Context,
  user: Pick<User, "id" | "email" | "locale">,
  event: AccessEvent,
): Promise<void> {
  await queueMail(tx, context, {
    template: "access-notice",
    to: user.email,
    locale: user.locale,
    facts: { userId: user.id, event, at: context.now.toString() },
    dedupeKey: `access-notice:${newId()}`,
  });
}
