import { getTranslations } from "next-intl/server";
import { SavedViews } from "@/components/staff/saved-views";
import { Callout } from "@/components/ui/callout";
import type { UserViewer } from "@/lib/platform/session";
import { viewsOf } from "@/lib/staff/queries/views";
import { type ViewList, viewQuery } from "@/lib/staff/saved-view";
import { keep, remove } from "./actions";

type Props = {
  viewer: UserViewer;
  list: ViewList;
  /** What the table's link says; `vista` in it names the view that was just kept or taken away. */
  params: Record<string, string>;
};

/** The menu of kept views above a table of the desk. */
export async function ViewsOfTable({ viewer, list, params }: Props) {
  const { seller } = viewer;
  const [t, { views, mayShare }] = await Promise.all([getTranslations("staff.views"), viewsOf(viewer, list)]);
  return (
    <>
      {params.vista && (
        <Callout kind="good">{t(views.some(({ id }) => id === params.vista) ? "saved" : "removed")}</Callout>
      )}
      <SavedViews
        key={views.length}
        list={list}
        path={`/${seller}/desk/${list}`}
        current={viewQuery(params)}
        views={views}
        mayShare={mayShare}
        keep={keep.bind(null, seller)}
        remove={remove.bind(null, seller)}
      />
    </>
  );
}
