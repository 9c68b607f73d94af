"use server";
import { formAction } from "@/lib/platform/action";
import { assignZone } from "@/lib/staff/operations/assign-zone";
import { endStandIn } from "@/lib/staff/operations/end-stand-in";
import { nameStandIn } from "@/lib/staff/operations/name-stand-in";

const namespace = "staff";
const page = (seller: string, done: string, id: string) => `/${seller}/desk/impostazioni/diritti?${done}=${id}`;

export const assign = formAction({
  operation: assignZone,
  namespace,
  goTo: ({ userId }, { seller }) => page(seller, "zona", userId),
});
export const nameAway = formAction({
  operation: nameStandIn,
  namespace,
  goTo: ({ id }, { seller }) => page(seller, "assenza", id),
});
export const endAway = formAction({
  operation: endStandIn,
  namespace,
  goTo: ({ id }, { seller }) => page(seller, "finita", id),
});
