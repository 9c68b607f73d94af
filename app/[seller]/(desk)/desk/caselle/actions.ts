"use server";
import { z } from "zod";
import { REMINDER_ANSWERS } from "@/lib/mailboxes/no-renewal";
import { answerReminder } from "@/lib/mailboxes/operations/answer-reminder";
import { giveNotice } from "@/lib/mailboxes/operations/give-notice";
import { sendCredentials } from "@/lib/mailboxes/operations/send-credentials";
import { formAction } from "@/lib/platform/action";
import type { Call } from "@/lib/platform/operation";

export const notice = formAction({ operation: giveNotice, namespace: "mailboxes", message: "notice.done" });

const answered = z.strictObject({ mailboxId: z.uuid(), answer: z.enum(REMINDER_ANSWERS) });

const answerOwn = ({ mailboxId, answer }: z.input<typeof answered>, call: Call) =>
  answerReminder({ which: { mailboxId }, answer }, call);

export const answer = formAction({
  operation: Object.assign(answerOwn, { schema: answered }),
  namespace: "mailboxes",
  message: "no-renewal.done",
});

export const sendLink = formAction({
  operation: sendCredentials,
  namespace: "mailboxes",
  message: "credentials.sent",
});
