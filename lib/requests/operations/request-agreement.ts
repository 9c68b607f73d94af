import { refuse } from "@/lib/kernel/refusal";
import { takesAgreements } from "@/lib/orders/offer";
import { anybody, operation } from "@/lib/platform/operation";
import { agreementRequestSchema } from "../schema";
import { openRequest } from "../store";

/**
 * Puts the wish of a member of a professional Order to buy at the agreement's price to the sales rep of the zone (row 7).
 * Refuses `agreements-not-served`.
 */
export const requestAgreement = operation({
  act: "request-agreement",
  input: agreementRequestSchema,
  may: anybody,
  audit: ({ province }) => ({ province }),
  run: async (tx, input, context) => {
    if (!takesAgreements(context.policy)) return refuse("agreements-not-served");
    const { order, enrolment, phone, message } = input;
    const { request, linkId } = await openRequest(tx, context, {
      kind: "agreement-purchase",
      mailboxId: null,
      userId: context.actor.kind === "user" ? context.actor.userId : null,
      email: input.email,
      customerName: input.name,
      province: input.province,
      facts: { order },
      text: [order, enrolment, phone, message].filter(Boolean).join("\n"),
    });
    return { requestId: request.id, code: request.code, linkId };
  },
});
