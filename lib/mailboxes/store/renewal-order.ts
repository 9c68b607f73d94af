import type { Blocks } from "@/lib/catalogue/add-ons";
import type { Mailbox, Order } from "@/lib/generated/prisma/client";
import { type Day, endOfDayInRome, instantToDb, toDb } from "@/lib/kernel/day";
import { termsAccepted } from "@/lib/orders/consents";
import { nextCode } from "@/lib/orders/store";
import { speaksForSelf } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import type { Channel } from "@/lib/sellers/policy/common";
import type { RenewalAnswer } from "../renewal";
import { writeHistory } from "../store";
import { type Buyer, owedBy } from "./buyer";

/** What a mailbox is to be renewed as. */
export interface WantedRenewal {
  plan: string;
  termMonths: number;
  addOns: Blocks[];
}

/** Where and for whom it is sold, and the last day it waits for its money; `buyer`: as `buyerOf` says it. */
export interface RenewalSale {
  channel: Channel;
  buyer: Buyer;
  userId: string | null;
  until: Day;
  /** The agreement at whose price it is sold, and net cents of it that the professional order bears. */
  agreementId?: string | null;
  shareCents?: number;
}

/** A renewal ordered at the price that was answered; the mailbox is locked. */
export async function placeRenewal(
  tx: Tx,
  context: Context,
  mailbox: Mailbox,
  wanted: WantedRenewal,
  answer: RenewalAnswer,
  { channel, buyer, userId, until, agreementId = null, shareCents = 0 }: RenewalSale,
): Promise<Order> {
  const at = instantToDb(context.now);
  const code = await nextCode(tx, context.policy.money.codes.renewal);
  const order = await tx.order.create({
    data: {
      sellerId: context.seller,
      id: newId(),
      code,
      kind: "renewal",
      channel,
      state: "placed",
      policyVersion: context.policyVersion,
      ...buyer,
      userId,
      agreementId,
      shareCents,
      mailboxId: mailbox.id,
      planCode: wanted.plan,
      termMonths: wanted.termMonths,
      addOns: wanted.addOns.map((each) => ({ ...each })),
      domain: mailbox.domain,
      // A renewal that the product, or the staff in a customer's place, orders is under what was accepted before.
      consents: !speaksForSelf(context.actor) ? [] : termsAccepted(context.policy, context.now),
      lines: answer.lines.map((line) => ({ ...line })),
      ...owedBy(buyer, answer),
      oldExpiry: mailbox.expiresOn,
      newExpiry: answer.newExpiry && toDb(answer.newExpiry),
      createdAt: at,
      updatedAt: at,
      placedAt: at,
      expiresAt: instantToDb(endOfDayInRome(until)),
    },
  });
  await writeHistory(tx, context, mailbox.id, "renewal-ordered", { order: code, termMonths: wanted.termMonths });
  return order;
}
