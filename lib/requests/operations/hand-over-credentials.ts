import type { Mailbox, Request } from "@/lib/generated/prisma/client";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { lockMailbox, writeHistory } from "@/lib/mailboxes/store";
import { sendCredentialsLink } from "@/lib/mailboxes/store/credentials";
import { queueMail } from "@/lib/notifications/store";
import type { Tx } from "@/lib/platform/db";
import { endLinks } from "@/lib/platform/links";
import { type Context, operation, staffWith } from "@/lib/platform/operation";
import { carryOutInput } from "../schema";
import { lockRequest } from "../store";
import { decideRequest } from "../store/decide";

const KINDS: readonly string[] = ["forced-reset", "lost-credentials"];

/**
 * The staff have compared the identity document: whoever asked is sent the user-id and a new one-time link; opening it
 * makes the provider give a new provisional password, and the old one is worth nothing (row 32). Earlier links end, and
 * the holder's address on file is told where it is another. Refuses `request-unknown`, the codes of `decideRequest`,
 * `mailbox-unknown`, `mailbox-not-active`.
 */
export const handOverCredentials = operation({
  act: "hand-over-credentials",
  input: carryOutInput,
  may: staffWith("hand-over-credentials"),
  audit: ({ requestId }) => ({ requestId }),
  run: async (tx, { requestId, text }, context) => {
    const request = await lockRequest(tx, context.seller, requestId);
    if (isRefusal(request)) return request;
    if (!KINDS.includes(request.kind) || !request.mailboxId) return refuse("request-unknown");
    const decided = await decideRequest(tx, context, request, { decision: "accept", text });
    if (isRefusal(decided)) return decided;
    const mailbox = await lockMailbox(tx, context.seller, request.mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    if (mailbox.state !== "active" || !mailbox.userCode) return refuse("mailbox-not-active");
    await endLinks(tx, context.seller, "credentials", mailbox.id, context.now);
    await sendCredentialsLink(tx, context, mailbox, { email: request.email, locale: "it" });
    await tellHolder(tx, context, mailbox, request);
    await writeHistory(tx, context, mailbox.id, "credentials-sent-again", { request: request.code });
    return { requestId };
  },
});

/** Whoever stole an identity document must not take over a mailbox in silence. */
async function tellHolder(tx: Tx, context: Context, mailbox: Mailbox, request: Request): Promise<void> {
  const holder = await tx.holder.findUniqueOrThrow({
    where: { sellerId_id: { sellerId: context.seller, id: mailbox.holderId } },
    select: { email: true, user: { select: { locale: true } } },
  });
  if (holder.email.toLowerCase() === request.email.toLowerCase()) return;
  await queueMail(tx, context, {
    template: "credentials-elsewhere",
    to: holder.email,
    locale: holder.user?.locale ?? "it",
    facts: { requestId: request.id },
    dedupeKey: `credentials-elsewhere:${request.id}`,
  });
}
