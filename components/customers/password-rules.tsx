"use client";
import { List, ListItem, Text, VisuallyHidden } from "@mantine/core";
import { IconCircle, IconCircleCheckFilled } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { PASSWORD_POLICY, type PasswordFault, passwordFaults } from "@/lib/kernel/password-rules";

const RULES: PasswordFault[] = [
  "password-too-short",
  "password-needs-letter-and-digit",
  "password-contains-user-name",
  "password-repeats-character",
];
const LIMITS = { minimum: PASSWORD_POLICY.minLength, maximum: PASSWORD_POLICY.maxRun };

/**
 * What is asked of the password in the field "password", said before typing and ticked off while typing. The user name
 * is the form's own field when the form asks for it.
 */
export function PasswordRules({ userName, different }: { userName?: string; different?: boolean }) {
  const t = useTranslations("auth.rules");
  const [typed, ownName]: unknown[] = useWatch({ name: ["password", "userName"] });
  const password = typeof typed === "string" ? typed : "";
  const name = userName ?? (typeof ownName === "string" ? ownName : "");
  const faults = passwordFaults(password, { userName: name }).map((fault) => fault.code);
  const isKept = (rule: PasswordFault) => password !== "" && !faults.includes(rule);
  const kept = RULES.filter(isKept).length;
  return (
    <>
      <Text size="sm">{t("title")}</Text>
      <List size="sm" listStyleType="none" spacing={2} mb="md">
        {RULES.map((rule) => (
          <Rule
            key={rule}
            kept={isKept(rule)}
            words={t(rule, LIMITS)}
            state={isKept(rule) ? t("kept") : t("missing")}
          />
        ))}
        {different && <Rule kept={false} words={t("different")} />}
      </List>
      <VisuallyHidden role="status">{password && t("count", { kept, total: RULES.length })}</VisuallyHidden>
    </>
  );
}

function Rule({ kept, words, state }: { kept: boolean; words: string; state?: string }) {
  const Icon = kept ? IconCircleCheckFilled : IconCircle;
  return (
    <ListItem icon={<Icon size={16} aria-hidden style={{ verticalAlign: "-3px" }} />} fw={kept ? 600 : 400}>
      {words}
      {state && <VisuallyHidden> – {state}</VisuallyHidden>}
    </ListItem>
  );
}
