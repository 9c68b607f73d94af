import { getTranslations } from "next-intl/server";
import type { ZodType } from "zod";
import { isRefusal, type Outcome, type Refusal } from "@/lib/kernel/refusal";
import { type ActionResult, type FormError, failed } from "./action-result";
import { issueText } from "./issue-text";
import { isRefusalCode, refusalText } from "./refusal-text";

/** The answer to a form when an operation refused; sentences come from `<namespace>.refusals`. */
export async function refusedAnswer(namespace: string, refusal: Refusal): Promise<ActionResult> {
  const t = await getTranslations();
  const message = refusalText(t, namespace, refusal);
  return failed(refusal.field === undefined ? { message } : { field: refusal.field, message });
}

/** The answer to a form from what an operation answered: its refusal in words, or `done(value)` when all went well. */
export async function answer<T>(
  namespace: string,
  outcome: Outcome<T>,
  done: (value: T) => Omit<Extract<ActionResult, { ok: true }>, "ok">,
): Promise<ActionResult> {
  if (isRefusal(outcome)) return refusedAnswer(namespace, outcome);
  return { ok: true, ...done(outcome as T) };
}

/** Parses a form's input, with the faults in the visitor's words. */
export async function parseInput<T>(
  namespace: string,
  schema: ZodType<T>,
  input: unknown,
): Promise<{ ok: true; data: T } | { ok: false; errors: FormError[] }> {
  const t = await getTranslations();
  const parsed = schema.safeParse(input, { error: (issue) => issueText(t, namespace, issue) });
  if (parsed.success) return { ok: true, data: parsed.data };
  const errors = parsed.error.issues.map(({ path, message }) => ({
    field: path.join("."),
    message: isRefusalCode(message) ? refusalText(t, namespace, { code: message }) : message,
  }));
  return { ok: false, errors: errors.map((each) => (each.field ? each : { message: each.message })) };
}
