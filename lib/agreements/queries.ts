import { cache } from "react";
import { attachmentsOf, type ShownAttachment } from "@/lib/documents/store/attachments";
import type { Agreement } from "@/lib/generated/prisma/client";
import { type Day, fromDb, type Instant, instantFromDb } from "@/lib/kernel/day";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import type { Policy } from "@/lib/sellers/policy";
import { policyOf } from "@/lib/sellers/queries";
import { type Standing, standingOn } from "./agreement";
import { type Deal, policyUnder } from "./price-list";
import { dealOf } from "./store";
import { countBought } from "./store/taking";

/** An agreement as its area shows it; `policy` is the seller's under it. */
export interface AgreementArea {
  id: string;
  slug: string;
  name: string;
  standing: Standing;
  deal: Deal;
  policy: Policy;
  logo: boolean;
}

/** The area of an agreement by its address; null: none, or still a draft. Read once per request. */
export const agreementArea = cache(async (seller: string, slug: string): Promise<AgreementArea | null> => {
  const where = { sellerId_slug: { sellerId: seller, slug } };
  const [row, policy] = await Promise.all([db().agreement.findUnique({ where }), policyOf(seller)]);
  if (!row || !policy || row.state === "draft") return null;
  const deal = dealOf(row);
  const { id, name } = row;
  const standing = standingOn(deal, today());
  return {
    id,
    slug,
    name,
    standing,
    deal,
    policy: policyUnder(policy, deal),
    logo: (await logoOf(seller, id)) !== null,
  };
});

/** The file of an agreement's logo, the newest; null when there is none. */
export async function logoOf(seller: string, agreementId: string): Promise<string | null> {
  const files = await attachmentsOf(db(), seller, { kind: "agreement", id: agreementId });
  return files.findLast(({ kind, contentType }) => kind === "logo" && contentType.startsWith("image/"))?.fileId ?? null;
}

/** Areas open today, by name: for members who look for theirs. */
export async function openAreas(seller: string): Promise<{ slug: string; name: string }[]> {
  const rows = await db().agreement.findMany({
    where: { sellerId: seller, state: "in_force" },
    orderBy: { name: "asc" },
  });
  return rows.filter((row) => standingOn(dealOf(row), today()) === "open");
}

export interface AgreementRow {
  id: string;
  slug: string;
  name: string;
  standing: Standing;
  deal: Deal;
  members: number;
  bought: number;
}

/** Every agreement of a seller, those that end first on top. For staff: the caller has checked. */
export async function listAgreements(seller: string): Promise<AgreementRow[]> {
  const rows = await db().agreement.findMany({
    where: { sellerId: seller },
    orderBy: [{ state: "asc" }, { validTo: { sort: "asc", nulls: "last" } }, { name: "asc" }],
  });
  return Promise.all(rows.map(rowOf));
}

async function rowOf(row: Agreement): Promise<AgreementRow> {
  const { sellerId, id, slug, name } = row;
  const deal = dealOf(row);
  const [members, bought] = await Promise.all([
    db().agreementMember.count({ where: { sellerId, agreementId: id, state: "listed" } }),
    countBought(db(), row),
  ]);
  return { id, slug, name, standing: standingOn(deal, today()), deal, members, bought };
}

export interface AgreementFile extends AgreementRow {
  endedWhy: string | null;
  files: ShownAttachment[];
  codes: { made: number; free: number };
  managers: { userId: string; displayName: string; email: string }[];
  /** Whose prepaid account is the professional order's. */
  accountUserId: string | null;
  /** The times it was renewed, the last one first. */
  renewals: {
    id: string;
    before: Day;
    until: Day | null;
    at: Instant;
    byName: string;
    note: string;
    signedFileId: string | null;
  }[];
}

/** One agreement with everything the desk knows of it; null: none. For staff: the caller has checked. */
export async function agreementFile(seller: string, id: string): Promise<AgreementFile | null> {
  if (!isId(id)) return null;
  const row = await db().agreement.findUnique({
    where: { sellerId_id: { sellerId: seller, id } },
    include: {
      managers: { include: { user: { select: { displayName: true, email: true } } } },
      renewals: { orderBy: { renewedAt: "desc" } },
    },
  });
  if (!row) return null;
  const of = { sellerId: seller, agreementId: id };
  const [shown, files, made, free] = await Promise.all([
    rowOf(row),
    attachmentsOf(db(), seller, { kind: "agreement", id }),
    db().agreementCode.count({ where: of }),
    db().agreementCode.count({ where: { ...of, orderId: null } }),
  ]);
  const managers = row.managers.map(({ userId, user }) => ({ userId, ...user }));
  const { endedWhy, accountUserId } = row;
  const renewals = row.renewals.map(
    ({ id: renewalId, validToBefore, validTo, renewedAt, byName, note, signedFileId }) => ({
      id: renewalId,
      before: fromDb(validToBefore),
      until: validTo && fromDb(validTo),
      at: instantFromDb(renewedAt),
      byName,
      note,
      signedFileId,
    }),
  );
  return { ...shown, endedWhy, accountUserId, renewals, files, codes: { made, free }, managers };
}

/** Codes nobody has begun with yet, oldest first. For staff: the caller has checked. */
export const freeCodes = (seller: string, agreementId: string): Promise<{ id: string }[]> =>
  db().agreementCode.findMany({
    where: { sellerId: seller, agreementId, orderId: null },
    orderBy: { id: "asc" },
    select: { id: true },
  });
