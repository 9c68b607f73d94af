"use client";
import { Button, VisuallyHidden } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

/** Copies a text; `what` names it for those who hear the page: "Copia IBAN". */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const t = useTranslations("common.copy");
  const { copied, copy } = useClipboard({ timeout: 2500 });
  return (
    <>
      <Button
        className="no-print"
        variant="default"
        size="compact-sm"
        leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
        aria-label={t("label", { what })}
        onClick={() => copy(text)}
      >
        {copied ? t("done") : t("do")}
      </Button>
      <VisuallyHidden role="status">{copied ? t("done") : ""}</VisuallyHidden>
    </>
  );
}
