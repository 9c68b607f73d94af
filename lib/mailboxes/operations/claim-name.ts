import { z } from "zod";
import { addMonths, fromDb, isoDay, toDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { claimName } from "@/lib/names/store/claim";
import type { Tx } from "@/lib/platform/db";
import { operation, systemOnly } from "@/lib/platform/operation";
import { lockMailbox } from "../store";

/** What the provider must be asked for, next. */
export interface ProvisioningTry {
  rank: number;
  localPart: string;
  domain: string;
  plan: string;
  /** Paid through this day, ISO; fixed at the first try so that a repeated one asks for the same. */
  expiresOn: string;
  holderId: string;
}

/**
 * Takes the best of the three names that can still be had and binds it to the mailbox, before the provider is asked.
 * Refuses `mailbox-unknown`, `mailbox-not-provisioning` (done already, or failed) and `no-name-left`.
 */
export const claimNextName = operation({
  act: "claim-name",
  input: z.strictObject({ mailboxId: z.uuid() }),
  may: systemOnly,
  audit: ({ mailboxId }) => ({ mailboxId }),
  run: async (tx, { mailboxId }, context) => {
    const mailbox = await lockMailbox(tx, context.seller, mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    if (mailbox.state !== "provisioning")
      return refuse("mailbox-not-provisioning", { params: { state: mailbox.state } });
    const holder = await tx.holder.findUniqueOrThrow({
      where: { sellerId_id: { sellerId: context.seller, id: mailbox.holderId } },
      select: { taxCodeIndex: true },
    });
    const expiresOn = mailbox.expiresOn ?? toDb(addMonths(context.today, mailbox.termMonths));
    for (const choice of await choicesOf(tx, context.seller, mailbox.orderId)) {
      const wanted = { domain: mailbox.domain, localPart: choice.localPart };
      const claim = { ...wanted, mailboxId, orderId: mailbox.orderId, holderIndex: holder.taxCodeIndex };
      if (!(await claimName(tx, context, claim))) continue;
      await tx.mailbox.update({
        where: { sellerId_id: { sellerId: context.seller, id: mailboxId } },
        data: { localPart: choice.localPart, expiresOn },
      });
      const tried: ProvisioningTry = {
        ...wanted,
        rank: choice.rank,
        plan: mailbox.planCode,
        expiresOn: isoDay(fromDb(expiresOn)),
        holderId: mailbox.holderId,
      };
      return tried;
    }
    return refuse("no-name-left");
  },
});

/** Choices in order of preference, without those already lost or not allowed. */
const choicesOf = (tx: Tx, seller: string, orderId: string | null) =>
  tx.nameChoice.findMany({
    where: { sellerId: seller, orderId: orderId ?? "", answer: { notIn: ["lost", "invalid"] } },
    orderBy: { rank: "asc" },
  });
