import { fromDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { explainRenewal, hasClosedPrefix } from "@/lib/mailboxes/renewal";
import { renewalRequestInput } from "@/lib/mailboxes/schema";
import { lockMailbox, writeHistory } from "@/lib/mailboxes/store";
import { anybody, operation } from "@/lib/platform/operation";
import { UNDECIDED } from "../request";
import { openRequest, type RequestKind } from "../store";

/**
 * Puts a renewal that can't be made online to the sales rep of the zone: expired too long ago, or a login code that is
 * closed to online renewal (rows 24, 35). A mailbox not known here is taken in all the same: the rep will find it.
 * One open request per mailbox. Refuses `request-already-open`, `renewable-online`.
 */
export const requestRenewal = operation({
  act: "request-renewal",
  input: renewalRequestInput,
  may: anybody,
  audit: ({ userCode }) => ({ userCode }),
  run: async (tx, input, context) => {
    const found = await tx.mailbox.findUnique({
      where: { sellerId_userCode: { sellerId: context.seller, userCode: input.userCode } },
    });
    const matches = found && `${found.localPart}@${found.domain}` === input.address;
    // Locked, so that of two who ask at once the second finds the first one's request.
    const locked = matches ? await lockMailbox(tx, context.seller, found.id) : null;
    const ours = isRefusal(locked) ? null : locked;
    let kind: RequestKind = hasClosedPrefix(context.policy, input.userCode)
      ? "renewal-closed-prefix"
      : "renewal-too-late";
    if (ours?.expiresOn) {
      const answer = explainRenewal(context.policy, {
        expiry: fromDb(ours.expiresOn),
        on: context.today,
        userCode: input.userCode,
        plan: ours.planCode,
      });
      if (answer.renewable) return refuse("renewable-online");
      if (answer.reason === "too-early") kind = "renewal-too-early";
      const open = await tx.request.count({
        where: { sellerId: context.seller, mailboxId: ours.id, state: { in: [...UNDECIDED] } },
      });
      if (open > 0) return refuse("request-already-open");
    }
    const { request, linkId } = await openRequest(tx, context, {
      kind,
      mailboxId: ours?.id ?? null,
      userId: context.actor.kind === "user" ? context.actor.userId : null,
      email: input.email,
      customerName: input.name,
      province: input.province,
      facts: { userCode: input.userCode, address: input.address },
      text: input.message,
    });
    if (ours) await writeHistory(tx, context, ours.id, "request-opened", { request: request.code });
    return { requestId: request.id, code: request.code, linkId };
  },
});
