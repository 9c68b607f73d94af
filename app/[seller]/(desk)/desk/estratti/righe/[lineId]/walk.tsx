import Link from "next/link";
import { getTranslations } from "next-intl/server";
import css from "@/components/statements/statements.module.css";
import { allProgress } from "@/lib/statements/queries/overview";

type Props = { seller: string; list: string; next: string | null; previous: string | null };

/** Back to the list, the line before and after, and how many still wait. */
export async function Walk({ seller, list, next, previous }: Props) {
  const [t, { todo, total }] = await Promise.all([getTranslations("statements.match"), allProgress(seller)]);
  return (
    <nav className={css.walk} aria-label={t("walk")}>
      <Link href={list}>{t("list")}</Link>
      {previous && (
        <Link href={previous} rel="prev">
          {t("previous")}
        </Link>
      )}
      {next && (
        <Link href={next} rel="next">
          {t("next")}
        </Link>
      )}
      <span>{t("progress", { todo, total })}</span>
    </nav>
  );
}
