import { useTranslations } from "next-intl";
import { StateBadge } from "@/components/ui/state-badge";
import { type DocumentState, isDocumentKind } from "@/lib/documents/document";
import css from "./documents.module.css";

type Props = {
  document: { kind: string; state: DocumentState; contentType: string; pages: number | null };
  href: string;
};

/** A paper as large as the page allows: the picture itself, or the browser's own PDF viewer. */
export function PaperViewer({ document, href }: Props) {
  const t = useTranslations("review");
  const names = useTranslations("documents");
  const { kind, state, contentType, pages } = document;
  const name = isDocumentKind(kind) ? names(`kinds.${kind}`) : kind;
  return (
    <figure className={css.paper}>
      <figcaption>
        <span>
          {name} {state !== "uploaded" && <StateBadge>{names(`states.${state}`)}</StateBadge>}
        </span>
        <a href={href} target="_blank" rel="noopener">
          {pages && pages > 1 ? `${t("pages", { pages })} · ` : ""}
          {t("open")}
        </a>
      </figcaption>
      {contentType.startsWith("image/") ? (
        // biome-ignore lint/performance/noImgElement: private, not for an optimiser
        <img src={href} alt={name} />
      ) : (
        <iframe src={href} title={name} />
      )}
    </figure>
  );
}
