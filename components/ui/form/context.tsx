"use client";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useEffect } from "react";
import { get, useFormContext } from "react-hook-form";
import type { FormError } from "@/lib/i18n/action-result";
import { isRefusalCode, refusalText } from "@/lib/i18n/refusal-text";

/** `labels`: what each field is called, for the error summary. */
type Shell = { id: string; namespace: string; serverErrors: FormError[]; labels: Map<string, ReactNode> };
const ShellContext = createContext<Shell>({ id: "form", namespace: "errors", serverErrors: [], labels: new Map() });
export const ShellProvider = ShellContext.Provider;

/** Id of a field's input, the target of the links in the error summary. */
export const fieldId = (formId: string, name: string): string => `${formId}-${name.replaceAll(".", "-")}`;

/** Words of a message that may be a refusal code of this form's namespace. */
export function useWords(namespace: string): (message: string) => string {
  const t = useTranslations();
  return (message) => (isRefusalCode(message) ? refusalText(t, namespace, { code: message }) : message);
}

/** What every field needs of its form: its id, how it is registered, and what is wrong with it, in words. */
export function useField(name: string, label: ReactNode) {
  const { id, namespace, serverErrors, labels } = useContext(ShellContext);
  const { register, formState } = useFormContext();
  const words = useWords(namespace);
  useEffect(() => {
    labels.set(name, label);
  }, [labels, name, label]);
  const problem: { message?: unknown } | undefined = get(formState.errors, name);
  const found = problem?.message;
  const fromServer = serverErrors.find((error) => error.field === name)?.message;
  const error = typeof found === "string" && found ? words(found) : fromServer;
  // Also in the server's HTML: without it a page opened again would show its fields empty until hydrated.
  const initial: unknown = get(formState.defaultValues, name);
  return { id: fieldId(id, name), input: register(name), error, initial };
}
