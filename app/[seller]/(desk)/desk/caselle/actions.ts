"use server";
import { answerForMailbox } from "@/lib/mailboxes/operations/answer-reminder";
import { giveNotice } from "@/lib/mailboxes/operations/give-notice";
import { sendCredentials } from "@/lib/mailboxes/operations/send-credentials";
import { formAction } from "@/lib/platform/action";

export const notice = formAction({ operation: giveNotice, namespace: "mailboxes", message: "notice.done" });

export const answer = formAction({
  operation: answerForMailbox,
  namespace: "mailboxes",
  message: "no-renewal.done",
});

export const sendLink = formAction({
  operation: sendCredentials,
  namespace: "mailboxes",
  message: "credentials.sent",
});
