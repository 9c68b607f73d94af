"use server";
import { formAction } from "@/lib/platform/action";
import { requireStaff } from "@/lib/platform/session";
import { answerRequest } from "@/lib/requests/operations/answer-request";
import { nextRequest } from "@/lib/requests/queries";

/** Answers or decides, then on to the next that waits for the same person. */
export const decide = formAction({
  operation: answerRequest,
  namespace: "desk.requests",
  goTo: async (_, { seller }) => {
    const next = await nextRequest(await requireStaff(seller, "sales", "back-office", "help-desk"));
    return `/${seller}/desk/richieste${next ? `/${next}` : ""}?fatto=1`;
  },
});
