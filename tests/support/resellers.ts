import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import type { z } from "@/lib/platform/operation";
import type { Viewer } from "@/lib/platform/session";
import { saveReseller } from "@/lib/resellers/operations/save-reseller";
import { givenUser } from "./people";

export type ResellerForm = z.input<typeof saveReseller.schema>;

/** A reseller as the desk's form sends it: a fifth off the list, no face of its own. */
export const RESELLER: Omit<ResellerForm, "login"> = {
  name: "Studio Rivendita di Prova",
  discount: "20",
  commission: "5",
  prices: [],
};

/** A reseller of a seller with its account, signed in as `viewer`. */
export async function givenReseller(seller = "demo", change: Partial<ResellerForm> = {}) {
  const user = await givenUser(seller, { roles: ["reseller"] });
  const saved = await saveReseller({ ...RESELLER, login: user.userName, ...change }, { seller, actor: SYSTEM("test") });
  if (isRefusal(saved)) throw new Error(`${saved.code} ${saved.field}`);
  const viewer: Viewer & { kind: "user" } = {
    kind: "user",
    seller,
    userId: user.userId,
    sessionId: "",
    userName: user.userName,
    displayName: "",
    email: user.email,
    emailConfirmed: true,
    roles: ["reseller"],
    territory: [],
  };
  return { ...user, ...saved, viewer };
}
