"use server";
import { giveNotice } from "@/lib/mailboxes/operations/give-notice";
import { sendCredentials } from "@/lib/mailboxes/operations/send-credentials";
import { formAction } from "@/lib/platform/action";

export const notice = formAction({ operation: giveNotice, namespace: "mailboxes", message: "notice.done" });

export const sendLink = formAction({
  operation: sendCredentials,
  namespace: "mailboxes",
  message: "credentials.sent",
});
