"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FileDrop } from "@/components/ui/file-drop";
import type { DocumentKind } from "@/lib/documents/document";
import type { FormAction } from "@/lib/i18n/action-result";
import css from "./documents.module.css";
import { TurnButton } from "./turn-button";

export interface DropTarget {
  url: string;
  token: string;
  accept: string[];
  maxMb: number;
}
interface Current {
  href: string;
  type: string;
  pages: number | null;
  /** For pictures that may be turned upright. */
  turn?: { action: FormAction; documentId: string };
}
type Props = { kind: DocumentKind; target: DropTarget; current?: Current };

const HINTS = ["upload-too-small", "upload-too-dark"] as const;

/** Takes one document of an order, and says what could be better about its picture. */
export function DocumentDrop({ kind, target, current }: Props) {
  const t = useTranslations("documents");
  const [hints, setHints] = useState<readonly (typeof HINTS)[number][]>([]);
  // Once turned, what the browser remembers of the file is no longer what is kept.
  const [turns, setTurns] = useState(0);
  const label = t(`kinds.${kind}`);
  return (
    <div>
      <FileDrop
        label={label}
        description={t(`hints.${kind}`)}
        url={target.url}
        fields={{ token: target.token, kind }}
        accept={target.accept}
        maxMb={target.maxMb}
        key={turns}
        {...(current ? { current: { name: label, href: current.href, type: current.type } } : {})}
        onUploaded={(value) => setHints(HINTS.filter((hint) => hintsOf(value).includes(hint)))}
      />
      {current && (
        <p className={css.dimmed}>
          {current.pages && t("pages", { pages: current.pages })}{" "}
          {current.turn && (
            <TurnButton {...current.turn} name={label} onTurned={() => setTurns((count) => count + 1)} />
          )}
        </p>
      )}
      <div role="status">
        {hints.map((hint) => (
          <p key={hint} className="state" data-tone="warning">
            {t(`picture-hints.${hint}`)}
          </p>
        ))}
      </div>
    </div>
  );
}

const hintsOf = (value: unknown): unknown[] =>
  typeof value === "object" && value !== null && "hints" in value && Array.isArray(value.hints) ? value.hints : [];
