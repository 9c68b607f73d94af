import { day, instantToDb, toDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, systemOnly, type z } from "@/lib/platform/operation";
import { openFileInput } from "../schema";
import { lockStatementFile, moveFile } from "../store/file";
import { bookLines, holdAccount, isToldOtherwise, letLinesIn } from "../store/opening";

type Told = z.infer<typeof openFileInput>["statements"][number];

/**
 * All lines of a file are staged: those nobody knew yet are let in and booked into suspense, all at once, and their
 * matching begins. Refuses `statement-file-unknown`, `statement-file-read`, `statement-period-loaded`.
 */
export const openFile = operation({
  act: "open-statement-file",
  input: openFileInput,
  may: systemOnly,
  audit: ({ fileId, statements }) => ({ fileId, statements: statements.length }),
  run: async (tx, { fileId, statements }, context): Promise<Outcome<{ lineCount: number; knownCount: number }>> => {
    const { seller } = context;
    const file = await lockStatementFile(tx, seller, fileId);
    if (isRefusal(file)) return file;
    if (file.state !== "reading") return refuse("statement-file-read");
    for (const account of [...new Set(statements.map((each) => each.account))].sort())
      await holdAccount(tx, seller, account);
    const sum = { lineCount: 0, knownCount: 0 };
    for (const told of statements) {
      const { fromOn, toOn, account } = told;
      const period = fromOn && toOn ? { account, format: file.format, fromOn, toOn } : null;
      if (period && (await isToldOtherwise(tx, seller, period))) return refuse("statement-period-loaded");
      const counts = await openStatement(tx, context, told);
      sum.lineCount += counts.lineCount;
      sum.knownCount += counts.knownCount;
    }
    await moveFile(tx, file, { state: "loaded", loadedAt: instantToDb(context.now) });
    await context.enqueue("statements.match", { seller }, { key: seller });
    return sum;
  },
});

async function openStatement(tx: Tx, context: Context, { id, n: _, ...told }: Told) {
  const counts = await letLinesIn(tx, context.seller, id);
  const movementId = await bookLines(tx, context, { id, ...told });
  await tx.statement.update({
    where: { sellerId_id: { sellerId: context.seller, id } },
    data: {
      ...told,
      ...counts,
      fromOn: told.fromOn ? toDb(day(told.fromOn)) : null,
      toOn: told.toOn ? toDb(day(told.toOn)) : null,
      openingCents: told.openingCents === null ? null : BigInt(told.openingCents),
      closingCents: told.closingCents === null ? null : BigInt(told.closingCents),
      movementId,
    },
  });
  return counts;
}
