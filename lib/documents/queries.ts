import { openOrder } from "@/lib/orders/queries";
import type { Actor } from "@/lib/platform/actor";
import { isStaff } from "@/lib/platform/actor";
import { isId } from "@/lib/platform/ids";
import { actorOf, type Viewer } from "@/lib/platform/session";

/** Who sends a document and for which order: by the order's private link, or signed in. Null: nobody who may. */
export async function orderToSendFor(
  seller: string,
  by: { token: string; orderId: string },
  viewer: Viewer,
): Promise<{ orderId: string; actor: Actor } | null> {
  if (by.token) {
    const opened = await openOrder(seller, by.token, viewer);
    return opened && opened !== "sign-in" ? { orderId: opened.order.id, actor: opened.actor } : null;
  }
  // Whose order it is, the act itself asks.
  return viewer.kind === "user" && isId(by.orderId) ? { orderId: by.orderId, actor: actorOf(viewer) } : null;
}

/** Who looks at a file: the viewer, or whoever holds the private link of the order it belongs to. */
export async function viewerOfFile(seller: string, token: string, viewer: Viewer): Promise<Actor> {
  const self = actorOf(viewer);
  if (!token || isStaff(self)) return self;
  const opened = await openOrder(seller, token, viewer);
  return opened && opened !== "sign-in" ? opened.actor : self;
}
