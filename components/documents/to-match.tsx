import Link from "next/link";
import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import type { Holder } from "@/lib/orders/schema";
import css from "./documents.module.css";
import { useHolderFacts } from "./holder-facts";

/** Beside the previews of what is sent: what it must say, as the staff will read it. */
export function ToMatch({ holder, correctHref }: { holder: Holder; correctHref: string }) {
  const t = useTranslations("documents.to-match");
  return (
    <div className={css.toMatch}>
      <h2>{t("title")}</h2>
      <p>{t("hint")}</p>
      <DescriptionList items={useHolderFacts(holder)} />
      <p>
        <Link href={correctHref}>{t("correct")}</Link>
      </p>
    </div>
  );
}
