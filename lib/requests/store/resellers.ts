import type { Request } from "@/lib/generated/prisma/client";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import { addWorkingHours } from "@/lib/kernel/working-time";
import { queueMail } from "@/lib/notifications/store";
import { actorName } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { comesToReseller } from "../with-reseller";
import { chooseRep } from "./zones";

interface Asked {
  kind: string;
  mailboxId: string | null;
  userId: string | null;
  email: string;
}

/** The reseller a request comes to before the seller, with its address; null: it is the seller's. */
export async function resellerFor(tx: Tx, { seller: sellerId, policy }: Context, asked: Asked) {
  const { mailboxId } = asked;
  const mailbox = mailboxId
    ? await tx.mailbox.findUnique({ where: { sellerId_id: { sellerId, id: mailboxId } }, select: { userId: true } })
    : null;
  if (!mailbox?.userId) return null;
  const where = { sellerId_userId: { sellerId, userId: mailbox.userId } };
  const found = await tx.reseller.findUnique({ where, include: { user: { select: { email: true } } } });
  if (!found) return null;
  const { id, userId, state, user } = found;
  const hours = policy.service.promises.resellerHours;
  return comesToReseller(asked, { state, userId, email: user.email }, hours) ? { id, email: user.email } : null;
}

/** Until when a reseller has a request to itself from now, in the seller's working hours. */
export const resellerUntil = ({ now, policy }: { now: Instant; policy: Context["policy"] }): Date =>
  instantToDb(addWorkingHours(now, policy.service.promises.resellerHours, policy.service.openingHours));

/** A locked request that was a reseller's is the seller's: with the rep of the province, who is told. */
export async function handOn(tx: Tx, context: Context, request: Request, why: string | null): Promise<void> {
  const rep = await chooseRep(tx, context, request.province);
  await tx.request.update({
    where: { sellerId_id: { sellerId: context.seller, id: request.id } },
    data: { ...takenOn(context), handedOnWhy: why, assignedToId: rep?.id ?? null, state: "open" },
  });
  if (rep)
    await queueMail(tx, context, {
      template: "request-assigned",
      to: rep.email,
      locale: "it",
      facts: { requestId: request.id },
      dedupeKey: `request-assigned:${request.id}`,
    });
}

/** What a request keeps of who made it the seller's. */
export const takenOn = ({ now, actor }: Pick<Context, "now" | "actor">) => ({
  handedOnAt: instantToDb(now),
  handedOnByName: actor.kind === "system" ? null : (actorName(actor) ?? null),
});
