"use client";
import { Alert, Anchor, List, ListItem, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import type { FormError } from "@/lib/i18n/action-result";

type Props = {
  errors: (FormError & {
    target?: string;
    label?: ReactNode;
  })[] /** Changes with every attempt: focus is taken again. */;
  attempt: number;
};

/** What is wrong with the form, in one place: takes focus, each line leads to its field. */
export function ErrorSummary({ errors, attempt }: Props) {
  const t = useTranslations("errors.summary");
  const box = useRef<HTMLDivElement>(null);
  // Once an attempt: while its errors are being put right, the focus belongs to the fields.
  const focused = useRef(-1);
  useEffect(() => {
    if (errors.length === 0 || focused.current === attempt) return;
    focused.current = attempt;
    box.current?.focus();
  }, [attempt, errors.length]);
  if (errors.length === 0) return null;
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={t("title", { count: errors.length })}
      mb="lg"
    >
      <List spacing={4} withPadding={false}>
        {errors.map(({ message, target, label }) => (
          <ListItem key={`${target ?? ""}${message}`}>
            {target ? (
              <Anchor href={`#${target}`} onClick={focusOn(target)} c="inherit" underline="always">
                {label && <strong>{label}: </strong>}
                {message}
              </Anchor>
            ) : (
              message
            )}
          </ListItem>
        ))}
      </List>
      <Text size="sm" mt="xs">
        {t("kept")}
      </Text>
    </Alert>
  );
}

const focusOn = (target: string) => (event: MouseEvent) => {
  const field = document.getElementById(target);
  if (!field) return;
  event.preventDefault();
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
};
