"use client";
import { Button } from "@mantine/core";
import { IconRotateClockwise } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { FormAction } from "@/lib/i18n/action-result";

type Props = { action: FormAction; documentId: string; name: string; onTurned?: () => void };

/** Turns a picture by a quarter to the right. */
export function TurnButton({ action, documentId, name, onTurned }: Props) {
  const t = useTranslations("documents.turn");
  const router = useRouter();
  const [said, setSaid] = useState("");
  const [turning, start] = useTransition();
  const turn = () =>
    start(async () => {
      const form = new FormData();
      form.set("documentId", documentId);
      try {
        const result = await action(null, form);
        setSaid(result.ok ? t("done") : result.errors.map(({ message }) => message).join(" "));
        if (result.ok) onTurned?.();
        router.refresh();
      } catch {
        setSaid(t("failed"));
      }
    });
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconRotateClockwise size={16} aria-hidden />}
        onClick={turn}
        loading={turning}
        aria-label={t("label", { name })}
      >
        {t("button")}
      </Button>
      <span role="status">{said}</span>
    </>
  );
}
