"use client";
import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type FormAction, FormShell } from "@/components/ui/form";
import { Section } from "@/components/ui/page";
import { RecoveryCodes, readCodes } from "./recovery-codes";
import { StartForm } from "./start-form";

type Props = {
  seller: string;
  facts: { codesLeft: number; devices: number; must: boolean };
  renew: FormAction;
  forget: FormAction;
  turnOff: FormAction;
};

/** What can be done with a second factor that is on. */
export function SecondFactorOn({ seller, facts, renew, forget, turnOff }: Props) {
  const t = useTranslations("access.second-factor");
  const [codes, setCodes] = useState<string[] | null>(null);
  return (
    <>
      <Section title={t("codes")}>
        {codes ? (
          <RecoveryCodes codes={codes} seller={seller} />
        ) : (
          <>
            <Text>{t("codes-left", { count: facts.codesLeft })}</Text>
            <Text size="sm" c="dimmed">
              {t("renew-hint")}
            </Text>
            <FormShell
              id="renew"
              action={renew}
              namespace="access"
              submitLabel={t("renew")}
              onDone={({ value }) => setCodes(readCodes(value))}
            />
          </>
        )}
      </Section>
      <Section title={t("devices")}>
        <Text>{t("devices-count", { count: facts.devices })}</Text>
        {facts.devices > 0 && <StartForm id="forget" action={forget} label={t("forget")} />}
      </Section>
      {!facts.must && (
        <Section title={t("turn-off")}>
          <Text>{t("turn-off-text")}</Text>
          <StartForm id="turn-off" action={turnOff} label={t("turn-off")} danger />
        </Section>
      )}
    </>
  );
}
