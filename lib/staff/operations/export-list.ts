import { z } from "zod";
import { operation, staffWith } from "@/lib/platform/operation";

const LISTS = [
  "mailboxes",
  "orders",
  "customers",
  "requests",
  "mails",
  "invoices",
  "top-ups",
  "waiting-orders",
  "refunds",
  "account",
] as const;
export type ExportedList = (typeof LISTS)[number];

/**
 * Says that a person of the staff takes a list of customers' data away as a file: done before the first row leaves.
 * What was searched for is not kept, only that something was: it may be a name.
 */
export const exportList = operation({
  act: "export-list",
  input: z.strictObject({ list: z.enum(LISTS), filters: z.string().max(300) }),
  may: staffWith("export-lists"),
  audit: (input) => input,
  run: async (_tx, { list }) => ({ list }),
});
