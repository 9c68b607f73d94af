import { instantToDb } from "@/lib/kernel/day";
import { refuse } from "@/lib/kernel/refusal";
import { actorId, actorName } from "@/lib/platform/actor";
import { seal } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { operation, staffWith } from "@/lib/platform/operation";
import { noteInput } from "../schema";

/** What was said with a customer, for the colleague who answers next. Refuses `customer-unknown`. */
export const writeNote = operation({
  act: "write-note",
  input: noteInput,
  may: staffWith("write-notes"),
  audit: ({ customerId }) => ({ customerId }),
  run: async (tx, { customerId, text }, { seller, actor, now }) => {
    const where = { sellerId: seller, id: customerId };
    const known = (await tx.user.count({ where })) + (await tx.holder.count({ where }));
    if (known === 0) return refuse("customer-unknown");
    const id = newId();
    await tx.customerNote.create({
      data: {
        ...{ sellerId: seller, id, customerId },
        textSealed: seal(text),
        byId: actorId(actor) ?? null,
        byName: actorName(actor) ?? "",
        at: instantToDb(now),
      },
    });
    return { noteId: id, customerId };
  },
});
