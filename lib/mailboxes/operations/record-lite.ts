import { z } from "zod";
import type { Mailbox } from "@/lib/generated/prisma/client";
import { fromDb, isAfter, toDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { unseal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, systemOnly } from "@/lib/platform/operation";
import { liteUser } from "../hub";
import { firstStep } from "../mailbox";
import { lockMailbox, moveMailbox, writeHistory } from "../store";
import { sendCredentialsLink } from "../store/credentials";
import { closeLites, extendLites } from "../store/lites";

/**
 * The provider has made a Lite mailbox: it is active, and whoever uses it gets the link to its password. A HUB renewed or
 * revoked meanwhile takes it along. Refuses `mailbox-unknown` and, when it was recorded before, `mailbox-cannot-provisioned`.
 */
export const recordLite = operation({
  act: "record-lite",
  input: z.strictObject({ mailboxId: z.uuid(), hubId: z.uuid(), providerRef: z.string(), userCode: z.string() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { mailboxId, hubId, providerRef, userCode }, context) => {
    const hub = await lockMailbox(tx, context.seller, hubId);
    if (isRefusal(hub)) return hub;
    const lite = await lockMailbox(tx, context.seller, mailboxId);
    if (isRefusal(lite)) return lite;
    if (!lite.expiresOn || !hub.expiresOn) return refuse("mailbox-unknown");
    const [expiry, hubExpiry] = [fromDb(lite.expiresOn), fromDb(hub.expiresOn)];
    const active = await moveMailbox(tx, context.now, lite, "provisioned", {
      providerRef,
      userCode,
      activatedOn: toDb(context.today),
      originalDay: hub.originalDay ?? expiry.day,
      nextStepOn: toDb(firstStep(context.policy, expiry)),
    });
    if (isRefusal(active)) return active;
    await writeHistory(tx, context, mailboxId, "activated", { userCode });
    if (hub.state === "revoked") {
      await closeLites(tx, context, [mailboxId]);
      return { mailboxId };
    }
    if (isAfter(hubExpiry, expiry)) await extendLites(tx, context, [mailboxId], hubExpiry);
    await tellUser(tx, context, active);
    return { mailboxId };
  },
});

/** Its credentials go to whoever uses it, or else to the HUB's holder. */
async function tellUser(tx: Tx, context: Context, lite: Mailbox): Promise<void> {
  const holder = await tx.holder.findUniqueOrThrow({
    where: { sellerId_id: { sellerId: lite.sellerId, id: lite.holderId } },
    select: { email: true, user: { select: { locale: true } } },
  });
  const { email } = liteUser.parse(lite.liteSealed ? unseal(lite.liteSealed) : {});
  await sendCredentialsLink(tx, context, lite, { email: email || holder.email, locale: holder.user?.locale ?? "it" });
}
