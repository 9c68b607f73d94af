"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { type ActionResult, type FormAction, failed } from "@/lib/i18n/action-result";
import { KEY_FIELD } from "@/lib/i18n/read-form";
import { useIdempotencyKey } from "./use-idempotency-key";

type Done = (result: Extract<ActionResult, { ok: true }>) => void;

/**
 * Sends a form's data to its action, once at a time, each page view's content under its own idempotency key. The plain
 * form post (`post`) works before and without JavaScript; afterwards `submit` takes over, so that a lost connection
 * becomes a sentence in the form instead of an error page.
 */
export function useSubmission(action: FormAction, form: UseFormReturn<FieldValues>, onDone?: Done) {
  const sentence = useFailureSentence();
  const router = useRouter();
  const keys = useIdempotencyKey();
  const busy = useRef(false);
  const [attempt, setAttempt] = useState(0);
  const [leaving, setLeaving] = useState(false);
  const [posted, post] = useActionState<ActionResult | null, FormData>(action, null);
  const [answered, setAnswered] = useState<ActionResult | null>(null);
  const [sending, startSending] = useTransition();

  useEffect(() => {
    const back = () => {
      busy.current = false;
      setLeaving(false);
    };
    window.addEventListener("pageshow", back);
    return () => window.removeEventListener("pageshow", back);
  }, []);

  const take = (result: ActionResult) => {
    setAnswered(result);
    setAttempt((count) => count + 1);
    if (!result.ok) return;
    onDone?.(result);
    if (!result.redirectTo) return;
    setLeaving(true);
    router.push(result.redirectTo);
  };

  const send = (data: FormData) =>
    startSending(async () => {
      try {
        const result = await action(null, data);
        keys.answered();
        take(result);
      } catch (error) {
        if (isNavigation(error)) throw error;
        take(failed({ message: sentence(error) }));
      } finally {
        busy.current = false;
      }
    });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy.current || leaving) return;
    const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    return form.handleSubmit(
      () => {
        busy.current = true;
        data.delete(KEY_FIELD);
        data.set(KEY_FIELD, keys.keyFor(contentOf(data)));
        send(data);
      },
      () => setAttempt((count) => count + 1),
    )(event);
  };
  return { result: answered ?? posted, attempt, pending: sending || leaving, post, submit, firstKey: keys.first };
}

function useFailureSentence() {
  const t = useTranslations("errors");
  return (error: unknown) => (digestOf(error) ? t("unexpected.text") : t("connection"));
}

const digestOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : "";

/** Next's redirects and not-founds travel as errors and must go on. */
const isNavigation = (error: unknown): boolean => digestOf(error).startsWith("NEXT_");

const contentOf = (data: FormData): string =>
  JSON.stringify([...data.entries()].map(([name, value]) => [name, typeof value === "string" ? value : value.name]));
