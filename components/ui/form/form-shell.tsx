"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { Alert, Group } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { type FieldValues, FormProvider, useForm } from "react-hook-form";
import type { ZodType } from "zod";
import type { ActionResult, FormAction, FormError } from "@/lib/i18n/action-result";
import { issueText } from "@/lib/i18n/issue-text";
import { KEY_FIELD } from "@/lib/i18n/read-form";
import { fieldId, ShellProvider, useWords } from "./context";
import { ErrorSummary } from "./error-summary";
import { flattened } from "./flattened";
import { SubmitButton } from "./submit-button";
import { useSubmission } from "./use-submission";

type Props = {
  action: FormAction;
  /** Checked before sending, with the same words as on the server. */
  schema?: ZodType<FieldValues, FieldValues>;
  /** Where the words of this form's refusal codes are: `<namespace>.refusals`. */
  namespace: string;
  defaultValues?: FieldValues;
  submitLabel: ReactNode;
  /** "red" for acts that take something away. */
  submitColor?: string;
  /** Beside the button: a way back, another way on. */
  aside?: ReactNode;
  /** Told apart from other forms of the same page. */
  id?: string;
  onDone?: (result: Extract<ActionResult, { ok: true }>) => void;
  children?: ReactNode;
};

/**
 * A form on a server action: checks with the action's own schema, shows what is wrong in a summary and beside the
 * fields, sends once however often it is pressed. Without JavaScript it is a plain form post to the same action.
 */
export function FormShell({ action, schema, namespace, defaultValues, id = "form", ...props }: Props) {
  const t = useTranslations();
  const form = useForm<FieldValues>({
    ...(defaultValues ? { defaultValues } : {}),
    ...(schema ? { resolver: zodResolver(schema, { error: (issue) => issueText(t, namespace, issue) }) } : {}),
    shouldFocusError: false,
  });
  const words = useWords(namespace);
  const [labels] = useState(() => new Map<string, ReactNode>());
  const { result, attempt, pending, post, submit, firstKey } = useSubmission(action, form, props.onDone);
  const serverErrors = result && !result.ok ? result.errors : [];
  // Before the first attempt what is wrong stands beside its field only: a form may judge a field as it is left.
  const found = attempt > 0 ? flattened(form.formState.errors) : [];
  const clientErrors = found.map((error) => ({ ...error, message: words(error.message) }));
  const shown = inFormOrder(clientErrors.length > 0 ? clientErrors : serverErrors, [...labels.keys()]);
  const errors = shown.map((error) =>
    error.field ? { ...error, target: fieldId(id, error.field), label: labels.get(error.field) } : error,
  );
  return (
    <FormProvider {...form}>
      <ShellProvider value={{ id, namespace, serverErrors, labels }}>
        <form action={post} onSubmit={submit} noValidate id={id}>
          <ErrorSummary errors={errors} attempt={attempt} />
          {result?.ok && result.message && (
            <Alert role="status" color="green" icon={<IconCheck aria-hidden />} mb="lg">
              {result.message}
            </Alert>
          )}
          <input type="hidden" name={KEY_FIELD} defaultValue={firstKey} suppressHydrationWarning />
          {props.children}
          <Group mt="lg">
            <SubmitButton pending={pending} {...(props.submitColor ? { color: props.submitColor } : {})}>
              {props.submitLabel}
            </SubmitButton>
            {props.aside}
          </Group>
        </form>
      </ShellProvider>
    </FormProvider>
  );
}

/** As the eye meets the fields; what belongs to no field comes last. */
function inFormOrder(errors: FormError[], fields: string[]): FormError[] {
  const place = ({ field }: FormError) => {
    const index = fields.indexOf(field ?? "");
    return index < 0 ? fields.length : index;
  };
  return [...errors].sort((a, b) => place(a) - place(b));
}
