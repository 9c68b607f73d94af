import type { Request } from "@/lib/generated/prisma/client";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { afterEvent } from "../request";
import { promisedBy, writeMessage } from "../store";
import { isWithReseller } from "../with-reseller";
import { resellerUntil } from "./resellers";

/**
 * Adds what the customer says to a locked request: it is the other side's turn again, with a promise of its own when they
 * had answered. `fromAddress`: who wrote, when that is not whoever asked. Refuses `request-decided`.
 */
export async function addReply(
  tx: Tx,
  context: Context,
  request: Request,
  { text, fromAddress }: { text: string; fromAddress?: string },
): Promise<Outcome<true>> {
  const state = afterEvent(request.state, "reply");
  if (isRefusal(state)) return state;
  await tx.request.update({
    where: { sellerId_id: { sellerId: context.seller, id: request.id } },
    data: {
      state,
      ...(request.state === "answered" ? { dueAt: promisedBy(context, request.kind) } : {}),
      ...(request.state === "answered" && isWithReseller(request) ? { resellerUntil: resellerUntil(context) } : {}),
    },
  });
  await writeMessage(tx, context, request.id, {
    fromStaff: false,
    authorName: fromAddress ?? request.customerName,
    text,
    ...(fromAddress ? { fromAddress } : {}),
  });
  return true;
}
