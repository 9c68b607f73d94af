import { db } from "@/lib/platform/db";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, type UserViewer } from "@/lib/platform/session";
import type { ViewList } from "../saved-view";

/** The viewer's views of a table and those that colleagues share, by name. For staff: the caller has checked the viewer. */
export async function viewsOf(viewer: UserViewer, list: ViewList) {
  const { seller, userId } = viewer;
  const mayShare = hasRight(actorOf(viewer), "share-views");
  const rows = await db().savedView.findMany({
    where: { sellerId: seller, list, OR: [{ userId }, { shared: true }] },
    include: { user: { select: { displayName: true } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 100,
  });
  const views = rows.map(({ id, name, query, shared, userId: owner, user }) => ({
    ...{ id, name, query, shared },
    by: owner === userId ? null : user.displayName,
    mayRemove: owner === userId || (shared && mayShare),
  }));
  return { views, mayShare };
}
