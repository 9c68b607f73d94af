import Link from "next/link";
import { useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import css from "./statements.module.css";

type Props = {
  progress: { total: number; todo: number; leftInCents: number; leftOutCents: number };
  /** The lines that wait. */
  href: string;
};

/** How far the lines are: how many wait for a person, and how much money is nobody's yet. */
export function LineProgress({ progress, href }: Props) {
  const t = useTranslations("statements.progress");
  const { total, todo, leftInCents, leftOutCents } = progress;
  return (
    <ul className={css.counts} aria-label={t("label")}>
      <li>
        <strong className="figure">{todo > 0 ? <Link href={href}>{todo}</Link> : 0}</strong> {t("todo", { total })}
      </li>
      <li>
        <strong>
          <Money cents={leftInCents} />
        </strong>{" "}
        {t("left-in")}
      </li>
      <li>
        <strong>
          <Money cents={leftOutCents} />
        </strong>{" "}
        {t("left-out")}
      </li>
    </ul>
  );
}
