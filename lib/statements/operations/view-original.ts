import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, staffWith, z } from "@/lib/platform/operation";

/** Somebody of the accounting saves a bank's file as it came: said in the audit log first. Refuses `statement-file-unknown`. */
export const viewOriginal = operation({
  act: "view-statement-file",
  input: z.strictObject({ fileId: z.uuid() }),
  may: staffWith("match-statements"),
  audit: (input) => input,
  run: async (tx, { fileId }, { seller }): Promise<Outcome<{ fileId: string }>> => {
    const known = await tx.statementFile.count({ where: { sellerId: seller, id: fileId } });
    return known === 1 ? { fileId } : refuse("statement-file-unknown");
  },
});
