import { agreementFile } from "@/lib/agreements/queries";
import { attachmentsOf } from "@/lib/documents/store/attachments";
import type { Request } from "@/lib/generated/prisma/client";
import { type Day, day, type Instant, instantFromDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import type { RequestState } from "../request";
import { renewalAsked, renewalsOf } from "../store/agreement-renewal";

export interface RenewalAsked {
  /** Of its page, for whoever asked it; null: a colleague did. */
  id: string | null;
  code: string;
  state: RequestState;
  by: string;
  openedAt: Instant;
  dueAt: Instant;
  /** Null: without an end. */
  until: Day | null;
}

/** The renewals of an agreement that were asked for, the last first. The caller has checked who looks. */
export async function renewalsAskedOf(seller: string, agreementId: string, userId: string): Promise<RenewalAsked[]> {
  const where = renewalsOf(seller, agreementId);
  const rows = await db().request.findMany({ where, orderBy: [{ openedAt: "desc" }, { id: "desc" }], take: 20 });
  return rows.map((row) => {
    const until = renewalAsked(row)?.until;
    return {
      id: row.userId === userId ? row.id : null,
      code: row.code,
      state: row.state,
      by: row.customerName,
      openedAt: instantFromDb(row.openedAt),
      dueAt: instantFromDb(row.dueAt),
      until: until ? day(until) : null,
    };
  });
}

/** What the staff compare: the agreement as it is, the day asked for, the signed paper. */
export async function agreementCase(seller: string, request: Pick<Request, "id" | "kind" | "facts">) {
  const asked = renewalAsked(request);
  const agreement = asked && (await agreementFile(seller, asked.agreementId));
  if (!asked || !agreement) return null;
  const sent = await attachmentsOf(db(), seller, { kind: "request", id: request.id });
  const paper = [...sent, ...agreement.files].find(({ fileId }) => fileId === asked.fileId) ?? null;
  const { id, name, deal } = agreement;
  return { agreementId: id, name, validTo: deal.validTo, until: asked.until, paper };
}
