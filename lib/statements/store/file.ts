import type { Prisma, StatementFile } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorId, actorName } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";

const keyOf = (sellerId: string, id: string) => ({ sellerId_id: { sellerId, id } });

/** Locks a statement's file. Refuses `statement-file-unknown`. */
export async function lockStatementFile(
  tx: Tx,
  seller: string,
  fileId: string,
): Promise<Outcome<StatementFile, "statement-file-unknown">> {
  await tx.$queryRaw`SELECT 1 FROM "StatementFile" WHERE "sellerId" = ${seller} AND "id" = ${fileId}::uuid FOR UPDATE`;
  return (await tx.statementFile.findUnique({ where: keyOf(seller, fileId) })) ?? refuse("statement-file-unknown");
}

type NewFile = Pick<
  Prisma.StatementFileUncheckedCreateInput,
  "fileId" | "name" | "sha256" | "format" | "encoding" | "source" | "bytes" | "state"
>;

/** Writes the row of a kept file, unless one with the same content is there. Refuses `statement-already-loaded`. */
export async function addStatementFile(
  tx: Tx,
  context: Context,
  file: NewFile,
): Promise<Outcome<StatementFile, "statement-already-loaded">> {
  const made = await tx.statementFile.createManyAndReturn({
    data: {
      ...file,
      sellerId: context.seller,
      id: newId(),
      byId: context.actor.kind === "user" ? (actorId(context.actor) ?? null) : null,
      byName: actorName(context.actor) ?? "",
      createdAt: instantToDb(context.now),
    },
    skipDuplicates: true,
  });
  return made[0] ?? refuse("statement-already-loaded");
}

/** Moves a locked file on. */
export const moveFile = (
  tx: Tx,
  file: StatementFile,
  data: Prisma.StatementFileUncheckedUpdateInput,
): Promise<StatementFile> => tx.statementFile.update({ where: keyOf(file.sellerId, file.id), data });
