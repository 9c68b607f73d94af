import { useLocale, useTranslations } from "next-intl";
import { isDocumentKind } from "@/lib/documents/document";
import { reasonWords, type SentBack } from "@/lib/documents/review";
import css from "./documents.module.css";

/** The papers sent back, each with why. */
export function SentBackList({ papers }: { papers: readonly SentBack[] }) {
  const t = useTranslations("documents");
  const locale = useLocale();
  return (
    <ul className={css.list}>
      {papers.map((paper) => (
        <li key={paper.kind} style={{ whiteSpace: "pre-line" }}>
          <strong>{isDocumentKind(paper.kind) ? t(`kinds.${paper.kind}`) : paper.kind}</strong>:{" "}
          {reasonWords(paper, locale)}
        </li>
      ))}
    </ul>
  );
}
