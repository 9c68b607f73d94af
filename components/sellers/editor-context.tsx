"use client";
import { useLocale, useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext } from "react";
import type { Json } from "@/lib/sellers/policy-diff";
import type { FormNode } from "@/lib/sellers/policy-form";
import { fieldWords, labelOf, type Translator } from "@/lib/sellers/policy-words";
import { idOf, type Path } from "./edit";

interface Editor {
  /** Sentences of what is wrong, by dotted path. */
  faults: ReadonlyMap<string, string>;
  set: (path: Path, value: Json | undefined) => void;
  /** Draws the input of any piece: groups and lists hold pieces, and are pieces themselves. */
  render: (piece: Piece) => ReactNode;
}
const EditorContext = createContext<Editor>({ faults: new Map(), set: () => {}, render: () => null });
export const EditorProvider = EditorContext.Provider;

/** A piece of the policy being edited. */
export interface Piece<N extends FormNode = FormNode> {
  node: N;
  path: Path;
  value: Json | undefined;
  needed?: boolean;
  initial?: Json | undefined;
  /** What it is called, where its own field does not say it. */
  label?: string;
}

export function useWords(): { t: Translator; locale: string } {
  return { t: useTranslations("policy") as Translator, locale: useLocale() };
}

/** What every input needs: its id, label, help, fault, and the way to change it. */
export function usePiece({ node, path, label }: Piece) {
  const { faults, set } = useContext(EditorContext);
  const { t, locale } = useWords();
  return {
    t,
    locale,
    id: idOf(path),
    label: label ?? labelOf(t, node.trail),
    help: fieldWords(t, "helps", node.trail),
    error: faults.get(path.join(".")),
    set: (value: Json | undefined) => set(path, value),
  };
}

/** True when something inside is wrong. */
export function useHasFaults(path: Path): boolean {
  const { faults } = useContext(EditorContext);
  const start = path.join(".");
  return [...faults.keys()].some((each) => each === start || each.startsWith(`${start}.`));
}

/** How a piece inside another one is drawn. */
export const useRender = () => useContext(EditorContext).render;
