import { isKept } from "@/lib/documents/store";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";
import { recordFileInput } from "../schema";
import { addStatementFile } from "../store/file";

export interface FileTaken {
  fileId: string;
  state: "reading" | "mapping";
}

/**
 * A bank's file was judged and kept: its lines are read by a job, or a person is asked first what its columns hold.
 * Refuses `statement-already-loaded`, `file-unknown`.
 */
export const recordFile = operation({
  act: "record-statement-file",
  input: recordFileInput,
  may: staffWith("match-statements"),
  audit: ({ fileId, sha256, format, source, bytes }) => ({ fileId, sha256, format, source, bytes }),
  run: async (tx, { columnsKnown, ...file }, context): Promise<Outcome<FileTaken>> => {
    if (!(await isKept(tx, context.seller, file.fileId))) return refuse("file-unknown");
    const state = columnsKnown ? ("reading" as const) : ("mapping" as const);
    const taken = await addStatementFile(tx, context, { ...file, state });
    if (isRefusal(taken)) return taken;
    if (columnsKnown) await context.enqueue("statement.load", { seller: context.seller, fileId: taken.id });
    return { fileId: taken.id, state };
  },
});
