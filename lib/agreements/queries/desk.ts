import type { Prisma } from "@/lib/generated/prisma/client";
import { type Day, fromDb, type Instant, instantFromDb } from "@/lib/kernel/day";
import type { Call } from "@/lib/platform/call";
import { db } from "@/lib/platform/db";
import { actorOf, type UserViewer, type Viewer } from "@/lib/platform/session";
import type { MemberFilter } from "../filter";
import { isOneOfItsPeople, managesAgreement, mustManage } from "../store/managers";
import { agreementTerms } from "../terms";

/** The desk of an agreement, for whoever works at it; null for everybody else. */
export interface AgreementDesk {
  id: string;
  slug: string;
  name: string;
  /** What the professional order earns, hundredths of a percent. */
  commissionBps: number;
  /** Its last day; null: it has no end. */
  validTo: Day | null;
}

export async function openDesk(seller: string, slug: string, viewer: Viewer): Promise<AgreementDesk | null> {
  const row = await db().agreement.findUnique({
    where: { sellerId_slug: { sellerId: seller, slug } },
    select: { id: true, slug: true, name: true, terms: true, validTo: true },
  });
  const actor = actorOf(viewer);
  if (!row || !(await managesAgreement(db(), actor, seller, row.id))) return null;
  const { terms, validTo, ...desk } = row;
  const { commissionBps } = agreementTerms.parse(terms);
  return { ...desk, commissionBps, validTo: validTo && fromDb(validTo) };
}

/** Whether the viewer is one of the professional order's own people. */
export const worksForOrder = (viewer: UserViewer, agreementId: string): Promise<boolean> =>
  isOneOfItsPeople(db(), { actor: actorOf(viewer), seller: viewer.seller }, agreementId);

/** For whom an agreement's desk is not there. Refuses `agreement-unknown`. */
export const mayManage = (call: Pick<Call, "actor" | "seller">, agreementId: string) =>
  mustManage(db(), call, agreementId);

export interface MemberRow {
  id: string;
  number: string;
  name: string;
  email: string | null;
  state: "listed" | "left";
  /** The mailbox bought under the agreement, or the order that is on its way. */
  address: string | null;
  expiresOn: Day | null;
  ordered: boolean;
  remindedAt: Instant | null;
}

const BOUGHT = {
  kind: "activation",
  state: { in: ["placed", "settled", "fulfilled"] },
} satisfies Prisma.OrderWhereInput;

/** A page of the members of an agreement with their mailboxes. The caller has checked who asks. */
export async function listMembers(
  seller: string,
  agreementId: string,
  filter: MemberFilter,
  pageSize: number,
): Promise<{ rows: MemberRow[]; total: number }> {
  const where = conditionsOf(seller, agreementId, filter);
  const [members, total] = await Promise.all([
    db().agreementMember.findMany({
      where,
      include: { orders: { where: BOUGHT, select: { mailboxId: true }, orderBy: { createdAt: "desc" }, take: 1 } },
      orderBy: [{ lastName: "asc" }, { firstName: "asc" }, { id: "asc" }],
      skip: (filter.page - 1) * pageSize,
      take: pageSize,
    }),
    db().agreementMember.count({ where }),
  ]);
  const ids = members.flatMap(({ orders }) => orders[0]?.mailboxId ?? []);
  const mailboxes = await db().mailbox.findMany({
    where: { sellerId: seller, id: { in: ids } },
    select: { id: true, localPart: true, domain: true, expiresOn: true },
  });
  const byId = new Map(mailboxes.map((mailbox) => [mailbox.id, mailbox]));
  const rows = members.map((member): MemberRow => {
    const mailbox = byId.get(member.orders[0]?.mailboxId ?? "");
    return {
      id: member.id,
      number: member.number,
      name: `${member.lastName} ${member.firstName}`,
      email: member.email,
      state: member.state === "left" ? "left" : "listed",
      address: mailbox ? `${mailbox.localPart}@${mailbox.domain}` : null,
      expiresOn: mailbox?.expiresOn ? fromDb(mailbox.expiresOn) : null,
      ordered: member.orders.length > 0,
      remindedAt: member.remindedAt && instantFromDb(member.remindedAt),
    };
  });
  return { rows, total };
}

function conditionsOf(
  seller: string,
  agreementId: string,
  { q, show }: MemberFilter,
): Prisma.AgreementMemberWhereInput {
  const begins = { startsWith: q, mode: "insensitive" } as const;
  const having: Record<MemberFilter["show"], Prisma.AgreementMemberWhereInput> = {
    all: { state: "listed" },
    without: { state: "listed", orders: { none: BOUGHT } },
    with: { state: "listed", orders: { some: BOUGHT } },
    left: { state: "left" },
  };
  const named = q ? { OR: [{ lastName: begins }, { firstName: begins }, { number: begins }] } : {};
  return { sellerId: seller, agreementId, AND: [having[show], named] };
}

/** How many members there are, and how many have no mailbox yet. The caller has checked who asks. */
export async function countMembers(seller: string, agreementId: string): Promise<{ listed: number; without: number }> {
  const of = { sellerId: seller, agreementId, state: "listed" };
  const [listed, without] = await Promise.all([
    db().agreementMember.count({ where: of }),
    db().agreementMember.count({ where: { ...of, orders: { none: BOUGHT } } }),
  ]);
  return { listed, without };
}

/** The address of an agreement's area. */
export const slugOf = async (sellerId: string, id: string): Promise<string> =>
  (await db().agreement.findUniqueOrThrow({ where: { sellerId_id: { sellerId, id } }, select: { slug: true } })).slug;
