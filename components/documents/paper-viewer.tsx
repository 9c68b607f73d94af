import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StateBadge } from "@/components/ui/state-badge";
import { type DocumentState, isDocumentKind } from "@/lib/documents/document";
import css from "./documents.module.css";

/** What browsers show inside a page. */
const SHOWN = /^(?:image\/|application\/pdf$)/;

type Props = {
  document: { kind: string; state: DocumentState; contentType: string; pages: number | null; deleted?: boolean };
  href: string;
  /** What can be done with it besides: turn it, say. */
  tools?: ReactNode;
};

/** A paper as large as the page allows: the picture itself, or the browser's own PDF viewer. */
export function PaperViewer({ document, href, tools }: Props) {
  const t = useTranslations("review");
  const names = useTranslations("documents");
  const { kind, state, pages, deleted } = document;
  const name = isDocumentKind(kind) ? names(`kinds.${kind}`) : kind;
  return (
    <figure className={css.paper}>
      <figcaption>
        <span>
          {name} {state !== "uploaded" && <StateBadge>{names(`states.${state}`)}</StateBadge>}
        </span>
        {tools}
        {!deleted && (
          <a href={href} target="_blank" rel="noopener">
            {pages ? `${t("pages", { pages })} · ` : ""}
            {t("open")}
          </a>
        )}
      </figcaption>
      <Paper document={document} href={href} name={name} />
    </figure>
  );
}

function Paper({ document: { contentType, deleted }, href, name }: Props & { name: string }) {
  const t = useTranslations("documents");
  if (deleted) return <p className={css.gone}>{t("deleted")}</p>;
  if (!SHOWN.test(contentType)) return <p className={css.gone}>{t("not-shown")}</p>;
  return contentType.startsWith("image/") ? (
    // biome-ignore lint/performance/noImgElement: private, not for an optimiser
    <img src={href} alt={name} />
  ) : (
    <iframe src={href} title={name} />
  );
}
