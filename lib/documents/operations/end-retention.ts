import { z } from "zod";
import type { Outcome } from "@/lib/kernel/refusal";
import { operation, systemOnly } from "@/lib/platform/operation";
import {
  filesToDelete,
  forgetCodes,
  forgetDeclarations,
  forgetFiles,
  forgetOrder,
  forgetRequestFiles,
  lockEndedOrders,
} from "../store/retention";

/** Orders dealt with in one act. */
const AT_ONCE = 50;

/**
 * Documents whose time has ended are deleted, as the seller's policy says: the keys of their files are thrown away, the
 * number of the identity document and an unfinished order's answers with them; so are those sent with requests. Contracts
 * that came to be, and invoices, stay. Answers how many orders were dealt with.
 */
export const endRetention = operation({
  act: "end-retention",
  input: z.strictObject({}),
  may: systemOnly,
  audit: () => ({}),
  run: async (tx, _, context): Promise<Outcome<{ orders: number; files: number }>> => {
    const ended = await lockEndedOrders(tx, context, AT_ONCE);
    let files = 0;
    for (const order of ended) {
      files += await forgetFiles(tx, context, await filesToDelete(tx, context.seller, order));
      await forgetOrder(tx, context.seller, order);
    }
    files += await forgetDeclarations(tx, context);
    files += await forgetRequestFiles(tx, context);
    await forgetCodes(tx, context);
    return { orders: ended.length, files };
  },
});
