import { isForMember } from "@/lib/agreements/store/taking";
import { addMonths, type Day, day, instantToDb, isAfter, isBefore } from "@/lib/kernel/day";
import { birthPlaceMatches } from "@/lib/kernel/identifiers/birth-place";
import { isRefusal, type Refusal, refuse } from "@/lib/kernel/refusal";
import { returnBoughtBack } from "@/lib/names/store";
import { anybody, operation } from "@/lib/platform/operation";
import { identityKeyOf, signerOf } from "../answers";
import { kindsFor } from "../offer";
import { describeHolderSchema, type Holder, isBody } from "../schema";
import { lockDraft } from "../store";
import { readAnswers, sealAnswers } from "../store/answers";
import { prolongHold } from "../store/hold";

/**
 * Keeps who the mailbox will belong to and to whom the invoice goes, sealed. Refuses `order-unknown`, `order-not-draft`,
 * `holder-kind-not-served`, `plan-not-for-kind`, `birth-date-unlikely`, `codice-fiscale-birth-place`,
 * `holder-not-the-member`.
 */
export const describeHolder = operation({
  act: "describe-holder",
  input: describeHolderSchema,
  may: anybody,
  audit: ({ orderId, holder, billing }) => ({ orderId, kind: holder.kind, billedTo: billing.to }),
  run: async (tx, { orderId, holder, billing }, context) => {
    const order = await lockDraft(tx, context, orderId);
    if (isRefusal(order)) return order;
    if (!context.policy.identity.holderKinds.includes(holder.kind))
      return refuse("holder-kind-not-served", { field: "holder.kind" });
    if (!kindsFor(context.policy, order.planCode).includes(holder.kind))
      return refuse("plan-not-for-kind", { field: "holder.kind" });
    const fault = await signerFault(holder, context.today);
    if (fault) return fault;
    const member = await isForMember(tx, order, holder);
    if (isRefusal(member)) return member;
    const former = readAnswers(order).holder;
    if (former && identityKeyOf(former) !== identityKeyOf(holder)) await returnBoughtBack(tx, context, orderId);
    await tx.order.update({
      where: { sellerId_id: { sellerId: context.seller, id: orderId } },
      data: {
        answersSealed: sealAnswers({ holder, billing }),
        email: holder.email,
        updatedAt: instantToDb(context.now),
      },
    });
    await prolongHold(tx, context, order);
    return { orderId };
  },
});

/** What the schema can't tell without the day and the register of birthplaces. */
async function signerFault(holder: Holder, today: Day): Promise<Refusal | null> {
  const path = isBody(holder) ? "holder.representative" : "holder";
  const { birthDate, birthPlace, taxCode } = signerOf(holder);
  const born = day(birthDate);
  if (isAfter(born, today) || isBefore(born, addMonths(today, -120 * 12)))
    return refuse("birth-date-unlikely", { field: `${path}.birthDate` });
  if (taxCode && (await birthPlaceMatches(taxCode, birthPlace)) === false)
    return refuse("codice-fiscale-birth-place", { field: `${path}.birthPlace` });
  return null;
}
