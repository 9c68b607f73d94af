"use server";
import { z } from "zod";
import { REMINDER_ANSWERS } from "@/lib/mailboxes/no-renewal";
import { answerReminder } from "@/lib/mailboxes/operations/answer-reminder";
import { formAction } from "@/lib/platform/action";
import type { Call } from "@/lib/platform/operation";

const linked = z.strictObject({ token: z.string().max(100), answer: z.enum(REMINDER_ANSWERS) });

const answerByLink = ({ token, answer }: z.input<typeof linked>, call: Call) =>
  answerReminder({ which: { token }, answer }, call);

export const answer = formAction({
  operation: Object.assign(answerByLink, { schema: linked }),
  namespace: "mailboxes",
  message: "no-renewal.done",
});
