import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/day";
import type { Instant } from "@/lib/kernel/day";
import css from "./acting.module.css";

type Viewer =
  | { kind: "anonymous" }
  | { kind: "user"; displayName: string; inPlace?: { byName: string; endsAt: Instant } };

/**
 * Says on every page in whose place one is and until when, with the way out: a plain form post, as for signing out.
 * Nothing for whoever is in nobody's. It stands in the layouts of the rooms: the one above them is not drawn anew when
 * the desk is left.
 */
export function ActingBanner({ seller, viewer }: { seller: string; viewer: Viewer }) {
  const t = useTranslations("staff.acting");
  if (viewer.kind === "anonymous" || !viewer.inPlace) return null;
  const { byName, endsAt } = viewer.inPlace;
  return (
    <aside className={css.banner} aria-label={t("label")}>
      <p>
        <strong>{t("in-place", { customer: viewer.displayName })}</strong>{" "}
        {t.rich("by", { by: byName, until: () => <Moment value={endsAt} /> })}
      </p>
      <form action={`/${seller}/termina`} method="post">
        <button type="submit">{t("end")}</button>
      </form>
    </aside>
  );
}
