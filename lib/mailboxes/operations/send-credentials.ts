import { z } from "zod";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { isStaff } from "@/lib/platform/actor";
import { endLinks } from "@/lib/platform/links";
import { operation } from "@/lib/platform/operation";
import { lockMailbox } from "../store";
import { sendCredentialsLink } from "../store/credentials";

/**
 * Sends a new one-time link to the provisional password, to the holder's address on file; earlier links end.
 * For the owner and the staff. Refuses `mailbox-unknown`, `mailbox-not-active`.
 */
export const sendCredentials = operation({
  act: "send-credentials",
  input: z.strictObject({ mailboxId: z.uuid() }),
  may: (actor) => actor.kind === "user",
  audit: (input) => input,
  run: async (tx, { mailboxId }, context) => {
    const mailbox = await lockMailbox(tx, context.seller, mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    const owner = context.actor.kind === "user" && context.actor.userId === mailbox.userId;
    if (!owner && !isStaff(context.actor)) return refuse("mailbox-unknown");
    if (mailbox.state !== "active") return refuse("mailbox-not-active");
    const holder = await tx.holder.findUniqueOrThrow({
      where: { sellerId_id: { sellerId: context.seller, id: mailbox.holderId } },
      include: { user: { select: { locale: true } } },
    });
    await endLinks(tx, context.seller, "credentials", mailboxId, context.now);
    await sendCredentialsLink(tx, context, mailbox, { email: holder.email, locale: holder.user?.locale ?? "it" });
    return { mailboxId };
  },
});
