import { z } from "zod";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { actorId, actorName } from "@/lib/platform/actor";
import { seal } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { operation, staffWith } from "@/lib/platform/operation";
import { isOfStaff } from "@/lib/platform/roles";
import { inZone } from "@/lib/requests/store/zones";
import { ACTING_MINUTES } from "../acting";
import { startActingInput } from "../schema";

/**
 * Takes a customer's place in one's own session, for half an hour and a reason. What may be done there is
 * `lib/platform/rights.ts`. Refuses `customer-unknown` (a colleague is none), `outside-territory` {who},
 * `session-ended`.
 */
export const startActing = operation({
  act: "start-acting",
  input: startActingInput.extend({ sessionId: z.uuid() }),
  may: staffWith("act-for-customers"),
  audit: ({ userId, reason }) => ({ userId, reason }),
  run: async (tx, { userId, sessionId, reason, note }, context) => {
    const { seller, actor, now } = context;
    const byId = actorId(actor) ?? "";
    const customer = await tx.user.findUnique({ where: { sellerId_id: { sellerId: seller, id: userId } } });
    if (!customer?.active || isOfStaff(customer)) return refuse("customer-unknown");
    const zone = await inZone(tx, context, { assignedToId: null, province: customer.province });
    if (isRefusal(zone)) return zone;
    const open = { sellerId: seller, id: sessionId, userId: byId, endedAt: null, pending: null };
    if ((await tx.session.count({ where: open })) === 0) return refuse("session-ended");
    await tx.acting.updateMany({
      where: { sellerId: seller, sessionId, endedAt: null },
      data: { endedAt: instantToDb(now) },
    });
    const id = newId();
    await tx.acting.create({
      data: {
        ...{ sellerId: seller, id, sessionId, byId, reason },
        byName: actorName(actor) ?? "",
        customerId: userId,
        noteSealed: seal(note),
        startedAt: instantToDb(now),
        endsAt: instantToDb(now.add({ minutes: ACTING_MINUTES })),
      },
    });
    return { actingId: id };
  },
});
