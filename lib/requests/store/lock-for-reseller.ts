import type { Request, Reseller } from "@/lib/generated/prisma/client";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { lockRequest } from "../store";
import { isWithReseller } from "../with-reseller";

/**
 * Locks a request for the reseller who acts. Refuses `request-unknown` (another's, too) and `request-handed-on` (it is the
 * seller's by now, or closed).
 */
export async function lockForReseller(
  tx: Tx,
  { seller, actor }: Context,
  requestId: string,
): Promise<Outcome<{ request: Request; reseller: Reseller }, "request-unknown" | "request-handed-on">> {
  const userId = actor.kind === "user" ? actor.userId : null;
  const reseller =
    userId && (await tx.reseller.findUnique({ where: { sellerId_userId: { sellerId: seller, userId } } }));
  if (!reseller) return refuse("request-unknown");
  const request = await lockRequest(tx, seller, requestId);
  if (isRefusal(request) || request.resellerId !== reseller.id) return refuse("request-unknown");
  return isWithReseller(request) ? { request, reseller } : refuse("request-handed-on");
}
