import { z } from "zod";
import { payByKeptCards } from "@/lib/payments/store/kept-card";
import { mailOrdersAsked } from "@/lib/payments/store/mails";
import { proformasOf } from "@/lib/payments/store/proforma";
import { operation, systemOnly } from "@/lib/platform/operation";
import { nextTerms } from "../auto-renewal";
import { lockAutoRenewals, placeAutoRenewals } from "../store/auto-renewals";

/** Mailboxes ordered for in one transaction: few enough to be over soon, many enough to cost little each. */
export const AUTO_RENEWALS_AT_ONCE = 1000;

/**
 * Orders the next term of mailboxes that renew themselves, ahead of their expiry, each with a proforma to its owner; a
 * kept card is charged when notice can be given no more. What gave notice, is renewed or ordered already, or can't be
 * renewed, is passed over. `ordered` counts the others.
 */
export const orderAutoRenewals = operation({
  act: "order-auto-renewals",
  input: z.strictObject({ mailboxIds: z.array(z.uuid()).min(1).max(AUTO_RENEWALS_AT_ONCE) }),
  may: systemOnly,
  audit: ({ mailboxIds }) => ({ mailboxes: mailboxIds.length }),
  run: async (tx, { mailboxIds }, context) => {
    const mailboxes = await lockAutoRenewals(tx, context.seller, mailboxIds);
    const terms = nextTerms(context.policy, mailboxes, context.today);
    const due = mailboxes.flatMap((mailbox, n) => {
      const term = terms[n];
      return term ? [{ mailbox, term }] : [];
    });
    if (due.length === 0) return { ordered: 0 };
    const orders = await placeAutoRenewals(tx, context, due);
    await proformasOf(tx, context, orders);
    await mailOrdersAsked(tx, context, orders);
    await payByKeptCards(tx, context, orders);
    return { ordered: orders.length };
  },
});
