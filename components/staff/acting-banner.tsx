import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/day";
import type { Instant } from "@/lib/kernel/day";
import css from "./acting.module.css";

type Props = { customer: string; by: string; endsAt: Instant; endPath: string };

/** Says on every page in whose place one is and until when, with the way out: a plain form post, as for signing out. */
export function ActingBanner({ customer, by, endsAt, endPath }: Props) {
  const t = useTranslations("staff.acting");
  return (
    <aside className={css.banner} aria-label={t("label")}>
      <p>
        <strong>{t("in-place", { customer })}</strong> {t.rich("by", { by, until: () => <Moment value={endsAt} /> })}
      </p>
      <form action={endPath} method="post">
        <button type="submit">{t("end")}</button>
      </form>
    </aside>
  );
}
