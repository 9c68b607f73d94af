"use client";
import { IconMenu2, IconX } from "@tabler/icons-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useId, useState } from "react";
import css from "./shell.module.css";

/** Folded behind a button on a phone, always there on wide screens and without JavaScript. Folds again on another page. */
export function Folding({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  const path = usePathname();
  const [openOn, setOpenOn] = useState<string | null>(null);
  const open = openOn === path;
  const Icon = open ? IconX : IconMenu2;
  return (
    <>
      <button
        type="button"
        className={css.fold}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpenOn(open ? null : path)}
      >
        <Icon size={20} aria-hidden /> {label}
      </button>
      <div id={id} className={css.folding} data-open={open}>
        {children}
      </div>
    </>
  );
}
