import { z } from "zod";
import { attachmentsOf, type ShownAttachment } from "@/lib/documents/store/attachments";
import { type Instant, instantFromDb } from "@/lib/kernel/day";
import { now } from "@/lib/platform/clock";
import { blindIndex, unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { findLink } from "@/lib/platform/links";
import type { UserViewer } from "@/lib/platform/session";
import { changeOfRequest } from "../store/contact-changes";

/** The address the viewer has asked for and that is not theirs yet; null: none. */
export async function askedEmail({ seller, userId }: UserViewer): Promise<string | null> {
  const change = await db().contactChange.findFirst({
    where: { sellerId: seller, userId, state: "asked", claimSealed: null },
    orderBy: { askedAt: "desc" },
  });
  if (!change?.requestId) return change?.newEmail ?? null;
  const key = { sellerId_id: { sellerId: seller, id: change.requestId } };
  const request = await db().request.findUnique({ where: key, select: { state: true } });
  return request?.state === "open" || request?.state === "answered" ? change.newEmail : null;
}

/** The address a live link of a change is about; null when the link no longer works. */
export async function emailOfChangeLink(
  seller: string,
  purpose: "change-email" | "undo-email",
  token: string,
): Promise<string | null> {
  const link = await findLink(seller, purpose, token, now());
  if (!link || link.usedAt) return null;
  const change = await db().contactChange.findUnique({
    where: { sellerId_id: { sellerId: seller, id: link.subjectId } },
    select: { newEmail: true, state: true },
  });
  const open = purpose === "change-email" ? ["asked"] : ["asked", "done"];
  return change && open.includes(change.state) ? change.newEmail : null;
}

const claim = z.object({ login: z.string(), name: z.string(), taxCode: z.string() });

/** A change the staff decide about, with what they compare the document to. */
export interface ContactCase {
  newEmail: string;
  oldEmail: string | null;
  doneAt: Instant | null;
  user: { id: string; userName: string; displayName: string } | null;
  holder: { displayName: string; kind: string } | null;
  claim: z.infer<typeof claim> | null;
  /** Does the codice fiscale that was written belong to the account or the holder found? Null: nothing to compare. */
  taxCodeMatches: boolean | null;
  documents: ShownAttachment[];
}

/** What a request for a new contact address is about; null for other requests. The caller has checked the viewer. */
export async function contactCase(seller: string, requestId: string): Promise<ContactCase | null> {
  const change = await changeOfRequest(db(), seller, requestId);
  if (!change) return null;
  const of = (id: string | null) => ({ where: { sellerId_id: { sellerId: seller, id: id ?? "" } } });
  const [user, holder, documents] = await Promise.all([
    change.userId ? db().user.findUnique(of(change.userId)) : null,
    change.holderId ? db().holder.findUnique(of(change.holderId)) : null,
    attachmentsOf(db(), seller, { kind: "request", id: requestId }),
  ]);
  const claimed = change.claimSealed ? claim.parse(unseal(change.claimSealed)) : null;
  const known = [user?.taxCodeIndex, holder?.taxCodeIndex, holder && representativeIndex(holder)].filter(Boolean);
  return {
    newEmail: change.newEmail,
    oldEmail: change.oldEmail,
    doneAt: change.doneAt && instantFromDb(change.doneAt),
    user: user && { id: user.id, userName: user.userName, displayName: user.displayName },
    holder: holder && { displayName: holder.displayName, kind: holder.kind },
    claim: claimed,
    taxCodeMatches: claimed && known.length > 0 ? known.includes(blindIndex(claimed.taxCode)) : null,
    documents,
  };
}

const represented = z.looseObject({ representative: z.looseObject({ taxCode: z.string() }) });

/** Of a company, whose legal representative shows their own document. */
function representativeIndex({ detailsSealed }: { detailsSealed: string }): string | null {
  const details = represented.safeParse(unseal(detailsSealed));
  return details.success ? blindIndex(details.data.representative.taxCode) : null;
}
