import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import type { DocumentKind } from "@/lib/documents/document";
import css from "./documents.module.css";

/** What is still to be given, by name; says so when nothing is. */
export function MissingList({ kinds, identity = false }: { kinds: readonly DocumentKind[]; identity?: boolean }) {
  const t = useTranslations("documents");
  if (kinds.length === 0 && !identity) return <Callout kind="good">{t("missing.none")}</Callout>;
  return (
    <Callout kind="info" title={t("missing.title")}>
      <ul className={css.list}>
        {identity && <li>{t("missing.identity")}</li>}
        {kinds.map((kind) => (
          <li key={kind}>{t(`kinds.${kind}`)}</li>
        ))}
      </ul>
    </Callout>
  );
}
