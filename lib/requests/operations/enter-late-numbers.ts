import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { lockMailbox } from "@/lib/mailboxes/store";
import { lockHolder } from "@/lib/orders/store/forming";
import { registerNumbers } from "@/lib/orders/store/register-company";
import { operation, staffWith } from "@/lib/platform/operation";
import { enterLateNumbersInput } from "../schema";
import { lockRequest } from "../store";
import { decideRequest } from "../store/decide";

/**
 * The numbers of a company that was being formed, sent late by a request, are entered and the request accepted (row 8).
 * Refuses `request-unknown`, the codes of `decideRequest`, `holder-unknown`, and like `registerNumbers`.
 */
export const enterLateNumbers = operation({
  act: "enter-late-numbers",
  input: enterLateNumbersInput,
  may: staffWith("enter-company-numbers"),
  audit: ({ requestId }) => ({ requestId }),
  run: async (tx, { requestId, text, ...numbers }, context) => {
    const request = await lockRequest(tx, context.seller, requestId);
    if (isRefusal(request)) return request;
    if (request.kind !== "late-vat-number" || !request.mailboxId) return refuse("request-unknown");
    const decided = await decideRequest(tx, context, request, { decision: "accept", text });
    if (isRefusal(decided)) return decided;
    const mailbox = await lockMailbox(tx, context.seller, request.mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    const holder = await lockHolder(tx, context, mailbox.holderId);
    if (isRefusal(holder)) return holder;
    const registered = await registerNumbers(tx, context, holder, numbers);
    return isRefusal(registered) ? registered : { requestId };
  },
});
