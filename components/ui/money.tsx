import { useLocale } from "next-intl";
import { type Cents, formatCents } from "@/lib/kernel/money";

/** An amount, never broken over two lines, digits of equal width. */
export function Money({ cents }: { cents: Cents }) {
  const locale = useLocale();
  return <span className="figure">{formatCents(cents, locale)}</span>;
}
