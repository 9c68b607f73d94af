"use client";
import { Alert, Button, NativeSelect, TextInput } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState } from "react";
import type { ActionResult } from "@/lib/i18n/action-result";
import type { SlowMethod } from "@/lib/payments/arrival";
import css from "./payment.module.css";

interface Props {
  seller: string;
  /** What it is of: by the order's token, the top-up's id, or a code that is typed. */
  of: { token: string } | { topUpId: string } | "code";
  methods: SlowMethod[];
  /** The way chosen before. */
  method: SlowMethod;
  /** Today in Rome, YYYY-MM-DD: nobody has paid tomorrow. */
  today: string;
  maxMb: number;
  /** Page to come back to without JavaScript, and what became of the receipt then: "inviata" or a refusal's code. */
  back: string;
  said?: string | undefined;
}

type State = { sending: boolean; done: boolean; errors: { field?: string | undefined; message: string }[] };
const START: State = { sending: false, done: false, errors: [] };

/** "I have paid": the receipt, with the day and the amount if they are known. Works as a plain form too. */
export function ReportForm({ seller, of, methods, method, today, maxMb, back, said }: Props) {
  const t = useTranslations("payment.report");
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [state, setState] = useState<State>(said === "inviata" ? { ...START, done: true } : START);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (state.sending) return;
    setState({ ...START, sending: true });
    const answer = await post(`/${seller}/api/ricevute`, new FormData(event.currentTarget));
    if (answer?.ok) {
      form.current?.reset();
      setState({ ...START, done: true });
      return router.refresh();
    }
    setState({ ...START, errors: answer ? answer.errors : [{ message: t("failed") }] });
  };
  const errorOf = (field: string) => state.errors.find((error) => error.field === field)?.message;
  return (
    <form
      ref={form}
      method="post"
      encType="multipart/form-data"
      action={`/${seller}/api/ricevute`}
      onSubmit={send}
      className={css.report}
      id="ricevuta"
    >
      <Outcome state={state} saidBefore={said} />
      <input type="hidden" name="back" value={back} />
      {of === "code" ? (
        <TextInput
          name="code"
          label={t("code")}
          description={t("code-note")}
          error={errorOf("code")}
          maxLength={40}
          spellCheck={false}
          autoComplete="off"
          required
          withAsterisk={false}
          maw={320}
        />
      ) : (
        Object.entries(of).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
      )}
      <NativeSelect
        name="method"
        label={t("method")}
        defaultValue={method}
        data={methods.map((value) => ({ value, label: t(`methods.${value}`) }))}
        maw={320}
      />
      <TextInput name="paidOn" type="date" label={t("paid-on")} max={today} error={errorOf("paidOn")} maw={220} />
      <TextInput
        name="amount"
        label={t("amount")}
        inputMode="decimal"
        maxLength={20}
        error={errorOf("amount")}
        maw={220}
      />
      <FileInput maxMb={maxMb} error={errorOf("file")} />
      <Button type="submit" loading={state.sending} style={{ justifySelf: "start" }}>
        {t("submit")}
      </Button>
    </form>
  );
}

function Outcome({ state, saidBefore }: { state: State; saidBefore: string | undefined }) {
  const t = useTranslations("payment.report");
  const refused = saidBefore && saidBefore !== "inviata" && !state.done ? [{ message: t("failed") }] : [];
  const errors = state.errors.length > 0 ? state.errors : refused;
  return (
    <div aria-live="polite">
      {state.done && (
        <Alert color="green" icon={<IconCheck aria-hidden />} role="status">
          {t("done")}
        </Alert>
      )}
      {errors.length > 0 && (
        <Alert color="red" role="alert" title={t("not-sent")}>
          {errors.map(({ message }) => message).join(" ")}
        </Alert>
      )}
    </div>
  );
}

/** A native file input: the phone offers its camera, and no script is needed. */
function FileInput({ maxMb, error }: { maxMb: number; error: string | undefined }) {
  const t = useTranslations("payment.report");
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={css.label}>
        {t("file")}
      </label>
      <input
        id={id}
        type="file"
        name="file"
        accept="image/*,application/pdf"
        required
        aria-describedby={`${id}-note`}
        aria-invalid={error ? true : undefined}
        className={css.file}
      />
      <p id={`${id}-note`} className={css.note}>
        {t("file-note", { size: maxMb })}
      </p>
    </div>
  );
}

async function post(url: string, body: FormData): Promise<ActionResult | null> {
  try {
    const response = await fetch(url, { method: "POST", body, headers: { accept: "application/json" } });
    return (await response.json()) as ActionResult;
  } catch {
    return null;
  }
}
