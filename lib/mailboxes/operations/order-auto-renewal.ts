import { z } from "zod";
import { addOffset, fromDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { payByKeptCard } from "@/lib/payments/store/kept-card";
import { mailOrderPayment } from "@/lib/payments/store/mails";
import { proformaOf } from "@/lib/payments/store/proforma";
import { operation, systemOnly } from "@/lib/platform/operation";
import { renewing } from "../extras";
import { renewalFacts } from "../queries/renewal";
import { explainRenewal, renewalTerms } from "../renewal";
import { lockMailbox } from "../store";
import { heldBy } from "../store/add-ons";
import { placeRenewal } from "../store/renewal-order";

/**
 * Orders the next term of a mailbox that renews itself, ahead of its expiry: as it is, for as long as it was (the
 * shortest term on sale when that is no longer sold), with a proforma to its owner. It waits for its money as long as
 * the mailbox can be renewed. Refuses `mailbox-unknown`, `nothing-due` (notice was given, it is renewed or ordered
 * already), `renewal-<reason>`.
 */
export const orderAutoRenewal = operation({
  act: "order-auto-renewal",
  input: z.strictObject({ mailboxId: z.uuid() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { mailboxId }, context) => {
    const mailbox = await lockMailbox(tx, context.seller, mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    if (!mailbox.expiresOn || mailbox.noticeOn || mailbox.revokeOn || mailbox.state !== "active")
      return refuse("nothing-due");
    const known = await tx.order.count({
      where: {
        sellerId: context.seller,
        mailboxId,
        kind: "renewal",
        oldExpiry: mailbox.expiresOn,
        state: { in: ["placed", "settled", "fulfilled"] },
      },
    });
    if (known > 0) return refuse("nothing-due");
    const { policy, today } = context;
    const channel = mailbox.userId ? ("account" as const) : ("public" as const);
    const terms = renewalTerms(policy, mailbox.planCode, channel, today);
    const termMonths = terms.includes(mailbox.termMonths) ? mailbox.termMonths : terms[0];
    if (!termMonths) return refuse("renewal-no-price");
    const addOns = renewing(policy, await heldBy(tx, context.seller, mailboxId));
    const wanted = { plan: mailbox.planCode, termMonths, addOns };
    const answer = explainRenewal(policy, { ...renewalFacts(mailbox), ...wanted, on: today, channel });
    if (!answer.renewable) return refuse(`renewal-${answer.reason}`);
    const until = addOffset(fromDb(mailbox.expiresOn), policy.lifecycle.renewal.closes);
    const sale = { channel, userId: mailbox.userId, until };
    const order = await placeRenewal(tx, context, mailbox, wanted, answer, sale);
    await proformaOf(tx, context, order);
    await mailOrderPayment(tx, context, order, "asked", `${order.id}:auto`);
    await payByKeptCard(tx, context, order);
    return { orderId: order.id };
  },
});
