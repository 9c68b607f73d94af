"use server";
import { approveContactChange } from "@/lib/customers/operations/approve-contact-change";
import { approveRevocation } from "@/lib/mailboxes/operations/approve-revocation";
import { formAction } from "@/lib/platform/action";
import { requireStaff } from "@/lib/platform/session";
import { answerRequest } from "@/lib/requests/operations/answer-request";
import { nextRequest } from "@/lib/requests/queries";

/** Records the new address that the request asks for, then on to the next. */
export const approveContact = formAction({
  operation: approveContactChange,
  namespace: "access",
  goTo: async (_, { seller }) => {
    const next = await nextRequest(await requireStaff(seller, "sales", "back-office", "help-desk"));
    return `/${seller}/desk/richieste${next ? `/${next}` : ""}?fatto=1`;
  },
});

/** Closes the mailbox that the request is about, then on to the next. */
export const approveClosing = formAction({
  operation: approveRevocation,
  namespace: "revocation",
  goTo: async (_, { seller }) => {
    const next = await nextRequest(await requireStaff(seller, "sales", "back-office", "help-desk"));
    return `/${seller}/desk/richieste${next ? `/${next}` : ""}?fatto=1`;
  },
});

/** Answers or decides, then on to the next that waits for the same person. */
export const decide = formAction({
  operation: answerRequest,
  namespace: "desk.requests",
  goTo: async (_, { seller }) => {
    const next = await nextRequest(await requireStaff(seller, "sales", "back-office", "help-desk"));
    return `/${seller}/desk/richieste${next ? `/${next}` : ""}?fatto=1`;
  },
});
