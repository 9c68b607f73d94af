"use client";
import { Box, Text } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, SelectField, TextField } from "@/components/ui/form";
import type { SmsNotice } from "@/lib/mailboxes/options";
import { hourly } from "./hours";

type Props = {
  mailboxId: string;
  /** Where it goes today; a number that waits for its code. */
  sms: SmsNotice | null;
  pending: SmsNotice | null;
  ask: FormAction;
  confirm: FormAction;
  end: FormAction;
};

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** The daily SMS: asked for with a number and an hour, confirmed by the code sent there, ended. */
export function SmsNoticeForms({ mailboxId, sms, pending, ask, confirm, end }: Props) {
  const t = useTranslations("mailboxes.options.sms");
  const router = useRouter();
  const again = () => router.refresh();
  const hours = HOURS.map((hour) => ({ value: String(hour), label: t("hours", hourly(hour)) }));
  return (
    <>
      <Text mb="sm">{t("text")}</Text>
      {sms && (
        <Box mb="xl">
          <Text mb="sm">{t("on", { phone: sms.phone, ...hourly(sms.hour) })}</Text>
          <FormShell
            id="end"
            namespace="mailboxes"
            action={end}
            defaultValues={{ mailboxId }}
            submitLabel={t("end")}
            onDone={again}
          >
            <HiddenField name="mailboxId" value={mailboxId} />
          </FormShell>
        </Box>
      )}
      {pending && (
        <Box mb="xl">
          <FormShell
            id="confirm"
            namespace="mailboxes"
            action={confirm}
            defaultValues={{ mailboxId, code: "" }}
            submitLabel={t("confirm")}
            onDone={again}
          >
            <Text mb="sm">{t("pending", { phone: pending.phone })}</Text>
            <HiddenField name="mailboxId" value={mailboxId} />
            <TextField name="code" label={t("code")} inputMode="numeric" autoComplete="one-time-code" maw={220} />
          </FormShell>
        </Box>
      )}
      <FormShell
        id="sms"
        namespace="mailboxes"
        action={ask}
        defaultValues={{ mailboxId, phone: "", hour: String((pending ?? sms)?.hour ?? 9) }}
        submitLabel={t("ask")}
        onDone={again}
      >
        <HiddenField name="mailboxId" value={mailboxId} />
        <TextField name="phone" label={t("phone")} type="tel" autoComplete="tel" maw={320} />
        <SelectField name="hour" label={t("hour")} choices={hours} />
      </FormShell>
    </>
  );
}
