import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorName } from "@/lib/platform/actor";
import { newId } from "@/lib/platform/ids";
import { operation, staffWith } from "@/lib/platform/operation";
import { plainLabel } from "../csv";
import { saveMappingInput } from "../schema";
import { lockStatementFile, moveFile } from "../store/file";

/**
 * A person has said what the columns of a CSV file hold: kept for every file with the same header, and this one is read.
 * Refuses `statement-file-unknown`, `statement-file-read` (somebody was faster).
 */
export const saveMapping = operation({
  act: "save-statement-mapping",
  input: saveMappingInput,
  may: staffWith("match-statements"),
  audit: ({ fileId, mapping }) => ({ fileId, columns: JSON.stringify(mapping.columns) }),
  run: async (tx, { fileId, mapping }, context): Promise<Outcome<{ fileId: string }>> => {
    const { seller } = context;
    const file = await lockStatementFile(tx, seller, fileId);
    if (isRefusal(file)) return file;
    if (file.state !== "mapping") return refuse("statement-file-read");
    const header = mapping.header.map(plainLabel).join("\n");
    const saved = { mapping, savedAt: instantToDb(context.now), savedByName: actorName(context.actor) ?? "" };
    await tx.statementMapping.upsert({
      where: { sellerId_header: { sellerId: seller, header } },
      create: { sellerId: seller, id: newId(), header, ...saved },
      update: saved,
    });
    await moveFile(tx, file, { state: "reading" });
    await context.enqueue("statement.load", { seller, fileId });
    return { fileId };
  },
});
