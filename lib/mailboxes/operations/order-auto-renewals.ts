import { z } from "zod";
import { receiptsBy } from "@/lib/accounts/posting";
import { renewalGrounds } from "@/lib/agreements/store/member-renewal";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import { settleOrder } from "@/lib/orders/store/settle";
import { payByKeptCards } from "@/lib/payments/store/kept-card";
import { mailOrdersAsked } from "@/lib/payments/store/mails";
import { proformasOf } from "@/lib/payments/store/proforma";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, systemOnly } from "@/lib/platform/operation";
import { nextTerms } from "../auto-renewal";
import { lockAutoRenewals, type PlacedRenewal, placeAutoRenewals } from "../store/auto-renewals";

/** Mailboxes ordered for in one transaction: few enough to be over soon, many enough to cost little each. */
export const AUTO_RENEWALS_AT_ONCE = 1000;

/**
 * Orders the next term of mailboxes that renew themselves, ahead of their expiry, each at the prices it would be renewed
 * at by hand (its agreement's, a reseller's, the list's), with a proforma to its owner; a kept card is charged when
 * notice can be given no more. What gave notice, is renewed or ordered already, or can't be renewed (yet), is passed over.
 * `ordered` counts the others.
 */
export const orderAutoRenewals = operation({
  act: "order-auto-renewals",
  input: z.strictObject({ mailboxIds: z.array(z.uuid()).min(1).max(AUTO_RENEWALS_AT_ONCE) }),
  may: systemOnly,
  audit: ({ mailboxIds }) => ({ mailboxes: mailboxIds.length }),
  run: async (tx, { mailboxIds }, context) => {
    const mailboxes = await lockAutoRenewals(tx, context.seller, mailboxIds);
    const { policy, seller, today } = context;
    const groundOf = await renewalGrounds(tx, policy, seller, mailboxes, today);
    const terms = nextTerms(groundOf, mailboxes, today);
    const due = mailboxes.flatMap((mailbox, n) => {
      const term = terms[n];
      return term ? [{ mailbox, term }] : [];
    });
    if (due.length === 0) return { ordered: 0 };
    const orders = await placeAutoRenewals(tx, context, due);
    const asked = orders.filter(({ totalCents }) => totalCents > 0);
    if (asked.length > 0) await ask(tx, context, asked);
    const free = await settleFree(tx, context, orders);
    if (isRefusal(free)) return free;
    return { ordered: orders.length };
  },
});

async function ask(tx: Tx, context: Context, orders: readonly PlacedRenewal[]): Promise<void> {
  await proformasOf(tx, context, orders);
  await mailOrdersAsked(tx, context, orders);
  await payByKeptCards(tx, context, orders);
}

/** What the professional order bears the whole of waits for no money. */
async function settleFree(tx: Tx, context: Context, orders: readonly PlacedRenewal[]): Promise<Outcome<null>> {
  for (const { id, totalCents } of orders) {
    if (totalCents > 0) continue;
    const order = await lockOrder(tx, context, id);
    const settled = isRefusal(order) ? order : await settleOrder(tx, context, order, receiptsBy("free"));
    if (isRefusal(settled)) return settled;
  }
  return null;
}
