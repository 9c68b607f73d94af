import { z } from "zod";
import { refuse } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";

/** Takes an answer away that is used no more. Refuses `template-unknown`. */
export const removeTemplate = operation({
  act: "remove-template",
  input: z.strictObject({ id: z.uuid() }),
  may: staffWith("write-templates"),
  audit: (input) => input,
  run: async (tx, { id }, { seller }) => {
    const removed = await tx.answerTemplate.deleteMany({ where: { sellerId: seller, id } });
    return removed.count === 1 ? { id } : refuse("template-unknown");
  },
});
