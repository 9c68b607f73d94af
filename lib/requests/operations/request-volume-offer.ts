import { refuse } from "@/lib/kernel/refusal";
import { anybody, operation } from "@/lib/platform/operation";
import { volumeRequestSchema } from "../schema";
import { openRequest } from "../store";

/**
 * Asks the sales rep of the zone for an offer for many mailboxes (row 9). Refuses `volume-offers-not-made`,
 * `volume-too-small` {from}: fewer than the seller makes offers for.
 */
export const requestVolumeOffer = operation({
  act: "request-volume-offer",
  input: volumeRequestSchema,
  may: anybody,
  audit: ({ province, mailboxes }) => ({ province, mailboxes }),
  run: async (tx, input, context) => {
    const offered = context.policy.catalogue.volumeOffer;
    if (!offered) return refuse("volume-offers-not-made");
    const { mailboxes, company, phone, message } = input;
    if (mailboxes < offered.fromMailboxes)
      return refuse("volume-too-small", { field: "mailboxes", params: { from: offered.fromMailboxes } });
    const { request, linkId } = await openRequest(tx, context, {
      kind: "volume-offer",
      mailboxId: null,
      userId: context.actor.kind === "user" ? context.actor.userId : null,
      email: input.email,
      customerName: company ?? input.name,
      province: input.province,
      facts: { mailboxes },
      text: [`× ${mailboxes}`, company && input.name, phone, message].filter(Boolean).join("\n"),
    });
    return { requestId: request.id, code: request.code, linkId };
  },
});
