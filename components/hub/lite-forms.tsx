"use client";
import { Box, Title } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, SelectField, TextField } from "@/components/ui/form";
import { useNextOne } from "./use-next-one";

/** One Lite mailbox: its name, and who uses it. Emptied when it was asked for, ready for the next. */
export function ActivateLite({ action, hubId, domains }: { action: FormAction; hubId: string; domains: string[] }) {
  const t = useTranslations("hub.lite");
  const { count, done } = useNextOne();
  return (
    <Box maw="36rem">
      <Title order={3} size="h4" mt="xl" mb="sm">
        {t("one")}
      </Title>
      <div role="status">{count > 0 && t("asked")}</div>
      <FormShell
        key={count}
        action={action}
        namespace="names"
        id="lite"
        defaultValues={{ name: "", domain: domains[0] ?? "", email: "", note: "" }}
        submitLabel={t("activate")}
        onDone={done}
      >
        <HiddenField name="hubId" value={hubId} />
        <TextField name="name" label={t("name")} description={t("name-hint")} spellCheck={false} maxLength={80} />
        {domains.length > 1 ? (
          <SelectField name="domain" label={t("domain")} choices={domains.map((value) => ({ value, label: value }))} />
        ) : (
          <HiddenField name="domain" value={domains[0] ?? ""} />
        )}
        <TextField name="email" type="email" label={t("email")} description={t("email-hint")} optional />
        <TextField name="note" label={t("note")} description={t("note-hint")} maxLength={80} optional />
      </FormShell>
    </Box>
  );
}

/** Another name for a Lite mailbox that could not be made. */
export function RenameLite({ action, mailboxId, address }: { action: FormAction; mailboxId: string; address: string }) {
  const t = useTranslations("hub.lite");
  const router = useRouter();
  return (
    <FormShell
      action={action}
      namespace="names"
      id={`rename-${mailboxId}`}
      defaultValues={{ name: "" }}
      submitLabel={t("rename")}
      onDone={() => router.refresh()}
    >
      <HiddenField name="mailboxId" value={mailboxId} />
      <TextField name="name" label={t("other-name", { address })} spellCheck={false} maxLength={80} />
    </FormShell>
  );
}
