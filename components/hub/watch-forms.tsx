"use client";
import { Box, Title } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, PasswordField, TextField } from "@/components/ui/form";
import { useNextOne } from "./use-next-one";

/** One mailbox to watch, with what opens it. */
export function WatchOne({ action, hubId }: { action: FormAction; hubId: string }) {
  const t = useTranslations("hub.watch");
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
        namespace="hub"
        id="watch"
        defaultValues={{ address: "", userCode: "", note: "" }}
        submitLabel={t("add")}
        onDone={done}
      >
        <HiddenField name="hubId" value={hubId} />
        <TextField name="address" type="email" label={t("address")} spellCheck={false} />
        <TextField name="userCode" label={t("user-code")} spellCheck={false} maxLength={40} />
        <PasswordField
          name="password"
          label={t("password")}
          description={t("password-hint")}
          autoComplete="new-password"
        />
        <TextField name="note" label={t("note")} maxLength={80} optional />
      </FormShell>
    </Box>
  );
}

type RowProps = { change: FormAction; remove: FormAction; watchedId: string; address: string };

/** A new password for a watched mailbox, or no more of it. */
export function WatchedActs({ change, remove, watchedId, address }: RowProps) {
  const t = useTranslations("hub.watch");
  const router = useRouter();
  const again = () => router.refresh();
  return (
    <details>
      <summary>
        {t("change")} <span className="visually-hidden">{address}</span>
      </summary>
      <FormShell
        action={change}
        namespace="hub"
        id={`password-${watchedId}`}
        submitLabel={t("tell-password")}
        onDone={again}
      >
        <HiddenField name="watchedId" value={watchedId} />
        <PasswordField name="password" label={t("new-password")} autoComplete="new-password" />
      </FormShell>
      <FormShell
        action={remove}
        namespace="hub"
        id={`remove-${watchedId}`}
        submitLabel={t("remove")}
        submitColor="red"
        onDone={again}
      >
        <HiddenField name="watchedId" value={watchedId} />
      </FormShell>
    </details>
  );
}
