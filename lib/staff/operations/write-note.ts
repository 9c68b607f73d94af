import { refuse } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";
import { noteInput } from "../schema";
import { addNote } from "../store";

/** What was said with a customer, for the colleague who answers next. Refuses `customer-unknown`. */
export const writeNote = operation({
  act: "write-note",
  input: noteInput,
  may: staffWith("write-notes"),
  audit: ({ customerId }) => ({ customerId }),
  run: async (tx, { customerId, text }, context) => {
    const where = { sellerId: context.seller, id: customerId };
    const known = (await tx.user.count({ where })) + (await tx.holder.count({ where }));
    if (known === 0) return refuse("customer-unknown");
    return { noteId: await addNote(tx, context, customerId, text), customerId };
  },
});
