import { z } from "zod";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";

/** Text judged by a rule of the kernel: becomes what the rule answers; its refusal's code is the message. */
export const judged = (check: (text: string) => Outcome<string>, longest = 100) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .transform((text, context) => {
      const outcome = check(text);
      if (!isRefusal(outcome)) return outcome;
      context.addIssue({ code: "custom", message: outcome.code });
      return z.NEVER;
    });

/** An input left empty is an answer not given. */
export const orNothing = <T extends z.ZodType<unknown, string>>(schema: T) =>
  z
    .string()
    .max(1000)
    .optional()
    .transform((text) => (text?.trim() ? text : undefined))
    .pipe(schema.optional());

const UNPRINTABLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** A line that people and papers show: no control characters, nothing that turns the reading direction around. */
export const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => text.isWellFormed() && !UNPRINTABLE.test(text), "text-not-plain")
    .transform((text) => text.normalize("NFC"));
