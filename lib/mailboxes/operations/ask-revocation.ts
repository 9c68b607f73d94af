import { z } from "zod";
import { attach } from "@/lib/documents/store/attachments";
import { day, isAfter, isoDay } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { anybody, operation } from "@/lib/platform/operation";
import { UNDECIDED } from "@/lib/requests/request";
import { openRequest } from "@/lib/requests/store";
import { afterEvent } from "../mailbox";
import { revocationInput } from "../schema";
import { lockMailbox, writeHistory } from "../store";
import { notBeingRevoked } from "../store/revoke";

const asked = revocationInput.omit({ front: true, back: true }).extend({
  files: z
    .array(z.strictObject({ kind: z.enum(["identity-front", "identity-back"]), fileId: z.uuid() }))
    .min(1)
    .max(2),
});

/**
 * Asks for a mailbox to be closed, with an identity document that the staff compare (row 31). Only a mailbox whose login
 * code and address belong together is taken in. Refuses `mailbox-not-found`, `mailbox-cannot-revoke`,
 * `mailbox-being-revoked`, `revocation-asked-already`, `day-not-chosen` (the seller closes on the day of the request),
 * `file-unknown`.
 */
export const askRevocation = operation({
  act: "ask-revocation",
  input: asked,
  may: anybody,
  audit: ({ userCode, on }) => ({ userCode, on }),
  run: async (tx, input, context): Promise<Outcome<{ requestId: string; linkId: string }>> => {
    const { seller, policy, today } = context;
    const found = await tx.mailbox.findUnique({
      where: { sellerId_userCode: { sellerId: seller, userCode: input.userCode } },
    });
    if (!found || `${found.localPart}@${found.domain}` !== input.address) return refuse("mailbox-not-found");
    const mailbox = await lockMailbox(tx, seller, found.id);
    if (isRefusal(mailbox)) return mailbox;
    const possible = afterEvent(mailbox.state, "revoke");
    if (isRefusal(possible)) return possible;
    const twice = notBeingRevoked(mailbox);
    if (isRefusal(twice)) return twice;
    const later = input.on !== "" && isAfter(day(input.on), today);
    if (later && policy.lifecycle.revocation.effective !== "chosen-day")
      return refuse("day-not-chosen", { field: "on" });
    const open = await tx.request.count({
      where: { sellerId: seller, mailboxId: mailbox.id, kind: "revocation", state: { in: [...UNDECIDED] } },
    });
    if (open > 0) return refuse("revocation-asked-already");
    const { request, linkId } = await openRequest(tx, context, {
      kind: "revocation",
      mailboxId: mailbox.id,
      userId: context.actor.kind === "user" ? context.actor.userId : null,
      email: input.email,
      customerName: input.name,
      province: mailbox.province,
      facts: { userCode: input.userCode, address: input.address, on: later ? input.on : isoDay(today) },
      text: input.message,
    });
    for (const file of input.files) {
      const attached = await attach(tx, context, { ...file, subjectKind: "request", subjectId: request.id });
      if (isRefusal(attached)) return refuse("file-unknown", { field: "front" });
    }
    await writeHistory(tx, context, mailbox.id, "revocation-asked", { request: request.code });
    return { requestId: request.id, linkId };
  },
});
