"use server";
import { approveContactChange } from "@/lib/customers/operations/approve-contact-change";
import { approveRevocation } from "@/lib/mailboxes/operations/approve-revocation";
import { formAction } from "@/lib/platform/action";
import { requireStaff } from "@/lib/platform/session";
import { sendLog } from "@/lib/requests/exchanges/send-log";
import { answerRequest } from "@/lib/requests/operations/answer-request";
import { decideSpecialRenewal } from "@/lib/requests/operations/decide-special-renewal";
import { enterLateNumbers } from "@/lib/requests/operations/enter-late-numbers";
import { handOverCredentials } from "@/lib/requests/operations/hand-over-credentials";
import { makeVolumeOffer } from "@/lib/requests/operations/make-volume-offer";
import { offerSpace } from "@/lib/requests/operations/offer-space";
import { openMemberOrder } from "@/lib/requests/operations/open-member-order";
import { renewAgreementAsked } from "@/lib/requests/operations/renew-agreement-asked";
import { renewFromRequest } from "@/lib/requests/operations/renew-from-request";
import { renewMemberMailbox } from "@/lib/requests/operations/renew-member-mailbox";
import { nextRequest } from "@/lib/requests/queries";

/** On to the next that waits for the same person. */
async function goTo(_: unknown, { seller }: { seller: string }): Promise<string> {
  const next = await nextRequest(await requireStaff(seller, "sales", "back-office", "help-desk", "accounting"));
  return `/${seller}/desk/richieste${next ? `/${next}` : ""}?fatto=1`;
}

/** Records the new address that the request asks for. */
export const approveContact = formAction({ operation: approveContactChange, namespace: "access", goTo });

/** Closes the mailbox that the request is about. */
export const approveClosing = formAction({ operation: approveRevocation, namespace: "revocation", goTo });

/** Answers or decides. */
export const decide = formAction({ operation: answerRequest, namespace: "desk.requests", goTo });

/** The agreement goes on by the paper that was sent. */
export const goOn = formAction({ operation: renewAgreementAsked, namespace: "requests", goTo });

/** The acts of "Assistenza". */
export const handOver = formAction({ operation: handOverCredentials, namespace: "requests", goTo });
export const sendCopy = formAction({ operation: sendLog, namespace: "requests", goTo });
export const offer = formAction({ operation: offerSpace, namespace: "requests", goTo });
export const enterNumbers = formAction({ operation: enterLateNumbers, namespace: "requests", goTo });

/** Back to the request, which shows the order that came of it, or that a second person must agree. */
const staying = ({ requestId }: { requestId: string }, { seller }: { seller: string }) =>
  `/${seller}/desk/richieste/${requestId}`;

/** The order of a member is opened under the agreement. */
export const openOrder = formAction({ operation: openMemberOrder, namespace: "requests", goTo: staying });

/** A member's mailbox is renewed at the price of its agreement. */
export const renewMember = formAction({ operation: renewMemberMailbox, namespace: "requests", goTo: staying });

/** Mailboxes are offered at a price. */
export const offerMailboxes = formAction({ operation: makeVolumeOffer, namespace: "requests.renew", goTo: staying });

export const renew = formAction({ operation: renewFromRequest, namespace: "requests.renew", goTo: staying });
export const agree = formAction({ operation: decideSpecialRenewal, namespace: "requests.renew", goTo: staying });
