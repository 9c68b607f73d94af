import { useTranslations } from "next-intl";
import type { HolderKind } from "@/lib/sellers/policy/common";
import type { DocumentKind, Signing } from "@/lib/sellers/policy/identity";
import css from "./purchase.module.css";

type Documents = Partial<Record<HolderKind, DocumentKind[]>>;
type Props = { kinds: readonly HolderKind[]; documents: Documents; ways: readonly Signing["way"][] };

/** What to have at hand before beginning: for everybody, and the documents of each kind of holder. */
export function Needs({ kinds, documents, ways }: Props) {
  const t = useTranslations("purchase");
  return (
    <>
      <h2 className={css.asideTitle}>{t("needs.title")}</h2>
      <ul className={css.needs}>
        <li>{t("needs.tax-code")}</li>
        {ways.map((way) => (
          <li key={way}>{t(`needs.sign-${way}`)}</li>
        ))}
        <li>{t("needs.time")}</li>
      </ul>
      <h3 className={css.asideTitle}>{t("needs.documents")}</h3>
      {kinds.map((kind) => (
        <details key={kind} open={kinds.length === 1}>
          <summary>{t(`holder.kinds.${kind}`)}</summary>
          <DocumentList documents={documents[kind] ?? []} />
        </details>
      ))}
    </>
  );
}

function DocumentList({ documents }: { documents: readonly DocumentKind[] }) {
  const t = useTranslations("shop.documents");
  return (
    <ul className={css.needs}>
      {documents.map((kind) => (
        <li key={kind}>{t(kind)}</li>
      ))}
    </ul>
  );
}

/** The same for the kind of holder just chosen. */
export function KindNeeds({ documents }: { documents: readonly DocumentKind[] }) {
  const t = useTranslations("purchase.needs");
  if (documents.length === 0) return null;
  return (
    <div className={css.kindNeeds}>
      <p>{t("of-kind")}</p>
      <DocumentList documents={documents} />
    </div>
  );
}
