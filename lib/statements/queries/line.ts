import { fromDb, instantFromDb } from "@/lib/kernel/day";
import { unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { lineDetails } from "../line";
import { type KeptProposal, proposalsSchema } from "../matching";
import { describeSubjects, type Subject } from "./subjects";

/** A proposal with what it is for, as it is now. */
export interface ShownProposal extends KeptProposal {
  subject: Subject | null;
}

const withAll = {
  statement: { include: { file: { select: { id: true, name: true } } } },
  matches: { orderBy: { at: "desc" } },
} as const;

/** A line with all that is known of it. For the accounting only: the caller has checked the viewer. */
export async function lineFile(seller: string, id: string) {
  if (!isId(id)) return null;
  const row = await db().statementLine.findUnique({
    where: { sellerId_id: { sellerId: seller, id } },
    include: withAll,
  });
  if (!row || row.state === "staged") return null;
  const proposals = proposalsSchema.parse(row.proposals);
  const subjects = await describeSubjects(seller, [
    ...proposals,
    ...row.matches.map(({ kind, orderId, topUpId, userId }) => ({ kind, id: orderId ?? topUpId ?? userId ?? "" })),
  ]);
  const { statement, matches, detailsSealed, ...line } = row;
  return {
    row: line,
    id: row.id,
    state: row.state,
    bookedOn: fromDb(row.bookedOn),
    valueOn: fromDb(row.valueOn),
    amountCents: Number(row.amountCents),
    leftCents: Number(row.leftCents),
    account: row.account,
    file: statement.file,
    details: lineDetails.parse(unseal(detailsSealed)),
    proposals: proposals.map((each): ShownProposal => ({ ...each, subject: subjects.get(each.id) ?? null })),
    matches: matches.map(({ amountCents, at, undoneAt, ...match }) => ({
      ...match,
      amountCents: Number(amountCents),
      at: instantFromDb(at),
      undoneAt: undoneAt && instantFromDb(undoneAt),
      subject: subjects.get(match.orderId ?? match.topUpId ?? match.userId ?? "") ?? null,
    })),
  };
}
export type LineFile = NonNullable<Awaited<ReturnType<typeof lineFile>>>;
