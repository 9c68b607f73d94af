"use client";
import { Kbd, Modal, TextInput } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useState } from "react";
import shell from "@/components/shell/shell.module.css";
import css from "./palette.module.css";
import { type FoundItem, useFinding } from "./use-finding";

/** Ctrl/⌘K: finds a mailbox, a customer, an order, an invoice, a request by how it begins, and goes there. */
export function Palette({ seller }: { seller: string }) {
  const t = useTranslations("staff.palette");
  const [open, setOpen] = useState(false);
  useHotkeys([["mod+K", () => setOpen(true)]], []);
  return (
    <>
      <button type="button" className={shell.keys} onClick={() => setOpen(true)}>
        <IconSearch size={18} aria-hidden /> {t("open")} <Kbd aria-hidden>Ctrl K</Kbd>
      </button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t("title")}
        closeButtonProps={{ "aria-label": t("close") }}
        transitionProps={{ duration: 0 }} // who presses the keys types at once
      >
        <Finder seller={seller} leave={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Finder({ seller, leave }: { seller: string; leave: () => void }) {
  const t = useTranslations("staff.palette");
  const router = useRouter();
  const list = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const { found, asked } = useFinding(`/${seller}/api/cerca`, text);
  const go = (item: FoundItem | undefined) => {
    if (!item) return;
    leave();
    router.push(`/${seller}/desk/${item.path}`);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key !== "Enter" && !step) return;
    event.preventDefault();
    if (step) setAt(Math.max(0, Math.min(found.length - 1, at + step)));
    else go(found[at]);
  };
  return (
    <>
      <TextInput
        data-autofocus
        type="search"
        label={t("label")}
        description={t("hint")}
        value={text}
        maxLength={100}
        autoComplete="off"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={list}
        {...(found[at] ? { "aria-activedescendant": `${list}-${at}` } : {})}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <p role="status" className={css.status}>
        {asked ? t("found", { count: found.length }) : ""}
      </p>
      <div role="listbox" id={list} aria-label={t("results")} className={css.results}>
        {found.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which keeps the focus
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={`${item.kind}/${item.id}`}
            role="option"
            id={`${list}-${index}`}
            aria-selected={index === at}
            className={css.item}
            onClick={() => go(item)}
          >
            <span className={css.kind}>{t(`kinds.${item.kind}`)}</span>
            <span className={css.title}>{item.title}</span>
            <span className={css.detail}>{item.detail}</span>
          </div>
        ))}
      </div>
    </>
  );
}
