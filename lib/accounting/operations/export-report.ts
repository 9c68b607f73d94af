import { operation, staffWith, z } from "@/lib/platform/operation";
import { REPORTS } from "../period";

/** Somebody of the accounting takes a report away as a file: said in the audit log before the first row leaves. */
export const exportReport = operation({
  act: "export-report",
  input: z.strictObject({ report: z.enum([...REPORTS, "closing", "righe"]), from: z.iso.date(), to: z.iso.date() }),
  may: staffWith("keep-books"),
  audit: (input) => input,
  run: async (_tx, { report }) => ({ report }),
});
