"use client";
import { List, ListItem, Text, VisuallyHidden } from "@mantine/core";
import { IconCircle, IconCircleCheckFilled } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { type PasswordFault, passwordFaults } from "@/lib/kernel/password-rules";
import type { AccessPolicy } from "@/lib/sellers/policy/access";

/** What the seller asks of a password. */
export type Rules = AccessPolicy["password"];

const askedBy = (rules: Rules): PasswordFault[] => [
  "password-too-short",
  ...(rules.letterAndDigit ? ["password-needs-letter-and-digit" as const] : []),
  ...(rules.notContainingUserName ? ["password-contains-user-name" as const] : []),
  "password-repeats-character",
];

/**
 * What is asked of the password in the field "password", said before typing and ticked off while typing. The user name
 * is the form's own field when the form asks for it.
 */
export function PasswordRules({
  rules,
  userName,
  different,
}: {
  rules: Rules;
  userName?: string;
  different?: boolean;
}) {
  const t = useTranslations("auth.rules");
  const [typed, ownName]: unknown[] = useWatch({ name: ["password", "userName"] });
  const password = typeof typed === "string" ? typed : "";
  const name = userName ?? (typeof ownName === "string" ? ownName : "");
  const faults = passwordFaults(password, { userName: name, policy: rules }).map((fault) => fault.code);
  const isKept = (rule: PasswordFault) => password !== "" && !faults.includes(rule);
  const asked = askedBy(rules);
  const kept = asked.filter(isKept).length;
  const limits = { minimum: rules.minLength, maximum: rules.maxRun };
  return (
    <>
      <Text size="sm">{t("title")}</Text>
      <List size="sm" listStyleType="none" spacing={2} mb="md">
        {asked.map((rule) => (
          <Rule
            key={rule}
            kept={isKept(rule)}
            words={t(rule, limits)}
            state={isKept(rule) ? t("kept") : t("missing")}
          />
        ))}
        {different && rules.differentFromLast > 0 && (
          <Rule kept={false} words={t("different", { count: rules.differentFromLast })} />
        )}
      </List>
      <VisuallyHidden role="status">{password && t("count", { kept, total: asked.length })}</VisuallyHidden>
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
