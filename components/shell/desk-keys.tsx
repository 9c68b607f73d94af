"use client";
import { Kbd, Modal } from "@mantine/core";
import { IconKeyboard } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useKeys } from "@/components/ui/use-keys";
import css from "./shell.module.css";

/** What a list is walked by: the link of each line of the queue, of each row of a table. */
const LINES = "main [data-line], main .row-link";
const SHORTCUTS = ["palette", "move", "open", "search", "review", "request", "help"] as const;

/** The desk's keys: J and K walk any list, / goes to its search, ? lists them all. */
export function DeskKeys() {
  const t = useTranslations("shell.keys");
  const [open, setOpen] = useState(false);
  useKeys(
    open
      ? {}
      : {
          j: () => walk(1),
          k: () => walk(-1),
          "/": () => document.querySelector<HTMLElement>("main input[type=search]")?.focus(),
          "?": () => setOpen(true),
        },
  );
  return (
    <>
      <button type="button" className={css.keys} onClick={() => setOpen(true)}>
        <IconKeyboard size={18} aria-hidden /> {t("title")} <Kbd aria-hidden>?</Kbd>
      </button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t("title")}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <dl className={css.shortcuts}>
          {SHORTCUTS.map((name) => (
            <div key={name}>
              <dt>{t(`${name}.keys`)}</dt>
              <dd>{t(`${name}.what`)}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    </>
  );
}

function walk(by: number): void {
  const links = [...document.querySelectorAll<HTMLElement>(LINES)];
  const at = links.indexOf(document.activeElement as HTMLElement);
  links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
}
