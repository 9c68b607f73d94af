import { receiptsBy } from "@/lib/accounts/posting";
import type { ReviewBasis } from "@/lib/documents/review";
import type { ActivationLine, ActivationRun, Agreement, AgreementMember, Order } from "@/lib/generated/prisma/client";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { holdName } from "@/lib/names/store";
import { queueMail } from "@/lib/notifications/store";
import { consentsOf } from "@/lib/orders/consents";
import { amountsOwed, kindsFor, type Offer } from "@/lib/orders/offer";
import { moveOrder, orderLink } from "@/lib/orders/store";
import { openDraft } from "@/lib/orders/store/draft";
import { mailReceived, writePlaced } from "@/lib/orders/store/place";
import { settleOrder } from "@/lib/orders/store/settle";
import { unseal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import type { Policy } from "@/lib/sellers/policy";
import { holderOfMember, officeSchema, partyOfRun } from "../activation";
import { payByBearer } from "./borne";

export interface Carrying {
  run: ActivationRun;
  agreement: Agreement;
  policy: Policy;
  offer: Offer;
}
export type LineToDo = ActivationLine & { member: AgreementMember };

/**
 * The order of one line whose papers the professional order has or signs: placed, its papers approved, paid out of the prepaid
 * account or left to the member to pay by the link in the mail. `free`: those of its names that nobody has, best first.
 * Answers its id, or refuses what makes the line fail: `member-without-email`, `member-unreadable`, `member-not-served`.
 * Throws when the money or the name is gone since it was looked at: the caller begins again.
 */
export async function orderCollected(
  tx: Tx,
  context: Context,
  of: Carrying,
  { member }: LineToDo,
  free: readonly string[],
): Promise<Outcome<string>> {
  const { run, agreement, offer, policy } = of;
  const office = officeSchema.parse(run.office);
  const kinds = kindsFor(policy, run.planCode);
  const { number, firstName, lastName, email } = member;
  const known = { number, firstName, lastName, email, taxCode: String(unseal(member.taxCodeSealed)) };
  const holder = await holderOfMember(known, { name: agreement.name, office, kinds, on: context.today });
  if (isRefusal(holder)) return holder;
  const until = context.now.add({ hours: 24 * context.policy.money.unpaidOrderDays });
  const draft = await draftFor(tx, context, of, { member, names: free, until });
  const party = partyOfRun(holder, { name: agreement.name, office, byOrder: run.pays === "prepaid" });
  const consents = must(consentsOf(context.policy, holder.kind, true, context.now));
  const owed = amountsOwed(offer.sum, party);
  const ready = await writePlaced(tx, context, draft, { holder, party, offer, owed, consents, until });
  const placed = must(await moveOrder(tx, context, ready, "place"));
  await approveCollected(tx, context, placed, run.papers === "delegated" ? "delegated" : "collected");
  if (placed.totalCents === 0) must(await settleOrder(tx, context, placed, receiptsBy("free")));
  else if (run.payerId) must(await payByBearer(tx, context, placed, run));
  else await mailReceived(tx, context, placed);
  return placed.id;
}

/** Days a member has to complete what was prepared: as long as a draft waits. */
const INVITED_DAYS = 30;

/** The order of one line whose member completes it by a private link: a draft with the name held, and the mail. */
export async function orderInvited(
  tx: Tx,
  context: Context,
  of: Carrying,
  { member }: LineToDo,
  free: readonly string[],
): Promise<Outcome<string>> {
  if (!member.email) return refuse("member-without-email");
  const until = context.now.add({ hours: 24 * INVITED_DAYS });
  const draft = await draftFor(tx, context, of, { member, names: free, until });
  await queueMail(tx, context, {
    template: "member-invited",
    to: member.email,
    locale: draft.locale,
    facts: { orderId: draft.id, linkId: await orderLink(tx, context.seller, draft.id, context.now) },
    dedupeKey: `member-invited:${draft.id}`,
  });
  return draft.id;
}

interface Wanted {
  member: AgreementMember;
  names: readonly string[];
  until: Instant;
}

/** The draft of a line, with its wishes and the first of them held. */
async function draftFor(tx: Tx, context: Context, { run }: Carrying, { member, names, until }: Wanted) {
  const { sellerId, planCode: plan, termMonths, domain, agreementId } = run;
  const chosen = { plan, termMonths, domain, agreementId, memberId: member.id };
  const { orderId } = await openDraft(tx, context, { ...chosen, channel: "agreement", locale: "it" });
  await tx.nameChoice.createMany({
    data: names.map((localPart, n) => ({ sellerId, orderId, rank: n + 1, localPart })),
  });
  const end = until.add({ hours: 24 });
  const holderIndex = member.taxCodeIndex;
  must(await holdName(tx, context, { orderId, domain, localPart: names[0] ?? "", holderIndex, until: end }));
  return tx.order.findUniqueOrThrow({ where: { sellerId_id: { sellerId, id: orderId } } });
}

/** The professional order has the signed contract or signs it, and answers for it: nobody of the staff need look. */
async function approveCollected(
  tx: Tx,
  { now }: Context,
  { sellerId, id: orderId }: Order,
  basis: Extract<ReviewBasis, "collected" | "delegated">,
): Promise<void> {
  const at = instantToDb(now);
  const dates = { openedAt: at, dueAt: at, decidedAt: at };
  await tx.review.create({
    data: { sellerId, id: newId(), orderId, round: 1, state: "approved", basis, ...dates },
  });
}

/** What was looked at before cannot be refused now, but by a race: the whole step begins again. */
function must<T>(outcome: Outcome<T>): T {
  if (isRefusal(outcome)) throw new Error(`a line of an activation could not be carried out: ${outcome.code}`);
  return outcome;
}
