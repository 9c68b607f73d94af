"use server";
import { sendCredentials } from "@/lib/mailboxes/operations/send-credentials";
import { formAction } from "@/lib/platform/action";

export const sendLink = formAction({
  operation: sendCredentials,
  namespace: "mailboxes",
  message: "credentials.sent",
});
