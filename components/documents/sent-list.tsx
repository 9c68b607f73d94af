import { useTranslations } from "next-intl";
import { FilePreview } from "@/components/ui/file-preview";
import { StateBadge, type Tone } from "@/components/ui/state-badge";
import { type DocumentState, isDocumentKind } from "@/lib/documents/document";
import css from "./documents.module.css";

const TONES: Record<DocumentState, Tone> = {
  uploaded: "waiting",
  approved: "good",
  rejected: "warning",
  replaced: "neutral",
};

type Sent = {
  id: string;
  kind: string;
  state: DocumentState;
  href: string;
  contentType: string;
  pages: number | null;
  deleted: boolean;
};

/** What was sent, each with its preview and how it stands. */
export function SentList({ documents }: { documents: Sent[] }) {
  const t = useTranslations("documents");
  if (documents.length === 0) return <p>{t("sent.none")}</p>;
  return (
    <ul className={css.papers} aria-label={t("sent.list")}>
      {documents.map(({ id, kind, state, href, contentType, pages, deleted }) => {
        const name = isDocumentKind(kind) ? t(`kinds.${kind}`) : kind;
        return (
          <li key={id}>
            {deleted ? (
              <p className={css.dimmed}>{`${name}: ${t("deleted")}`}</p>
            ) : (
              <FilePreview file={{ name, type: contentType, href }} />
            )}
            <StateBadge tone={TONES[state]}>{t(`states.${state}`)}</StateBadge>{" "}
            {pages !== null && pages > 1 && t("pages", { pages })}
          </li>
        );
      })}
    </ul>
  );
}
