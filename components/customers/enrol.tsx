"use client";
import { Code, List, ListItem, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { type FormAction, FormShell, TextField } from "@/components/ui/form";
import { LinkedButton } from "@/components/ui/linked-button";
import { QrCode } from "@/components/ui/qr-code";
import { enrolSchema } from "@/lib/customers/schema";
import { RecoveryCodes, readCodes } from "./recovery-codes";

type Props = {
  action: FormAction;
  /** The secret that waits for its first code; null once it was given. */
  offered: { qr: string; spelled: string } | null;
  /** Where to go when the codes are put away. */
  goOn: string;
  /** Nothing waits: what was done is said, without a way on. */
  settled?: boolean;
  /** Whose shop it is, for the file of codes. */
  seller: string;
};

/** Three things: the app, the code, the codes for paper. Those are shown by this view alone, and once. */
export function Enrol({ action, offered, goOn, settled, seller }: Props) {
  const t = useTranslations("access.enrol");
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes)
    return (
      <RecoveryCodes codes={codes} seller={seller}>
        <LinkedButton href={goOn}>{t("go-on")}</LinkedButton>
      </RecoveryCodes>
    );
  if (!offered)
    return (
      <>
        <Text mb="lg">{t("done")}</Text>
        {!settled && <LinkedButton href={goOn}>{t("go-on")}</LinkedButton>}
      </>
    );
  return (
    <>
      <List type="ordered" spacing="md" mb="lg">
        <ListItem>{t("app")}</ListItem>
        <ListItem>
          {t("scan")}
          <QrCode svg={offered.qr} label={t("qr")} />
          <Text size="sm">{t("or-type")}</Text>
          <Code>{offered.spelled}</Code> <CopyButton text={offered.spelled.replaceAll(" ", "")} what={t("key")} />
        </ListItem>
        <ListItem>{t("then")}</ListItem>
      </List>
      <FormShell
        id="enrol"
        action={action}
        schema={enrolSchema}
        namespace="access"
        defaultValues={{ code: "" }}
        submitLabel={t("submit")}
        onDone={({ value }) => setCodes(readCodes(value))}
      >
        <TextField
          name="code"
          label={t("code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={40}
          maw={220}
        />
      </FormShell>
    </>
  );
}
