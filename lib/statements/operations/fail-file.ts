import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, systemOnly } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";
import { failFileInput } from "../schema";
import { lockStatementFile, moveFile } from "../store/file";
import { unstage } from "../store/staging";

/**
 * A file turned out, while it was read, not to be one that can be taken: what was staged of it goes, the reason stays and
 * a person is told. Refuses `statement-file-unknown`, `statement-file-read`.
 */
export const failFile = operation({
  act: "fail-statement-file",
  input: failFileInput,
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { fileId, code }, context): Promise<Outcome<{ fileId: string }>> => {
    const file = await lockStatementFile(tx, context.seller, fileId);
    if (isRefusal(file)) return file;
    if (file.state !== "reading") return refuse("statement-file-read");
    await unstage(tx, context.seller, fileId);
    await moveFile(tx, file, { state: "failed", refused: code });
    await openTask(tx, context, {
      kind: "statement-refused",
      subjectKind: "statement",
      subjectId: fileId,
      detail: code,
    });
    return { fileId };
  },
});
