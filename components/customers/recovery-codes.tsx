"use client";
import { Button, Group, Text, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { z } from "zod";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { PrintButton } from "@/components/ui/print-button";
import css from "./customers.module.css";

const answer = z.object({ codes: z.array(z.string()) });

/** The codes in the answer of an action. */
export const readCodes = (value: unknown): string[] => answer.parse(value).codes;

/** The codes for paper, shown once: to print, to save, to copy. `children`: the way on. */
export function RecoveryCodes({ codes, seller, children }: { codes: string[]; seller: string; children?: ReactNode }) {
  const t = useTranslations("access.codes");
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <>
      <Title order={2} size="h3" mb="xs" ref={title} tabIndex={-1}>
        {t("title")}
      </Title>
      <Text mb="md">{t("lead", { seller })}</Text>
      <ul className={css.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group mb="lg" className="no-print">
        <Button
          component="a"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${seller}\n${codes.join("\n")}\n`)}`}
          download={t("file")}
        >
          {t("save")}
        </Button>
        <PrintButton />
        <CopyButton text={codes.join("\n")} what={t("what")} />
      </Group>
      <Callout kind="warning">{t("once")}</Callout>
      <div className="no-print">{children}</div>
    </>
  );
}
