import type { Prisma } from "@/lib/generated/prisma/client";
import { instantFromDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { type RequestFilter, WAITING_STATE } from "../filter";
import { isWithReseller } from "../with-reseller";

/** Whose customers' requests: all that is read here is this reseller's, whatever is asked for. */
interface Whose {
  seller: string;
  resellerId: string;
}

/** What a reseller sees of a request: neither papers nor what identifies persons. */
const SHOWN = {
  id: true,
  code: true,
  kind: true,
  state: true,
  mailboxId: true,
  customerName: true,
  email: true,
  openedAt: true,
  dueAt: true,
  resellerId: true,
  resellerUntil: true,
  handedOnAt: true,
  handedOnByName: true,
  handedOnWhy: true,
} satisfies Prisma.RequestSelect;
type Row = Prisma.RequestGetPayload<{ select: typeof SHOWN }>;

const shown = (row: Row) => ({
  ...row,
  openedAt: instantFromDb(row.openedAt),
  dueAt: instantFromDb(row.dueAt),
  until: row.resellerUntil && instantFromDb(row.resellerUntil),
  own: isWithReseller(row),
});

function conditionsOf({ seller, resellerId }: Whose, { q, state }: RequestFilter): Prisma.RequestWhereInput {
  const found = { contains: q, mode: "insensitive" } as const;
  return {
    sellerId: seller,
    resellerId,
    ...(state === "any" ? {} : { state: state === "waiting" ? WAITING_STATE : state }),
    // What waits for the reseller: what was handed on waits for the seller.
    ...(state === "waiting" ? { handedOnAt: null } : {}),
    ...(q ? { OR: [{ code: { startsWith: q.replace(/\s/g, "").toUpperCase() } }, { customerName: found }] } : {}),
  };
}

/** A page of the requests of a reseller's customers, oldest promise first. The caller has checked who asks. */
export async function requestsOfReseller(whose: Whose, filter: RequestFilter, pageSize: number) {
  const where = conditionsOf(whose, filter);
  const [rows, total] = await Promise.all([
    db().request.findMany({
      where,
      select: SHOWN,
      orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      skip: (filter.page - 1) * pageSize,
      take: pageSize,
    }),
    db().request.count({ where }),
  ]);
  return { rows: rows.map(shown), total };
}

/** One request of a reseller's customers with what was said; null: none of its own. The caller has checked who asks. */
export async function requestForReseller({ seller, resellerId }: Whose, id: string) {
  if (!isId(id)) return null;
  const row = await db().request.findFirst({
    where: { sellerId: seller, id, resellerId },
    select: { ...SHOWN, messages: { orderBy: [{ at: "asc" }, { id: "asc" }] } },
  });
  if (!row) return null;
  const where = { sellerId_id: { sellerId: seller, id: row.mailboxId ?? "" } };
  const select = { localPart: true, domain: true };
  const mailbox = row.mailboxId ? await db().mailbox.findUnique({ where, select }) : null;
  return {
    ...shown(row),
    address: mailbox && `${mailbox.localPart}@${mailbox.domain}`,
    messages: row.messages.map((message) => ({ ...message, at: instantFromDb(message.at) })),
  };
}

/** How many requests wait for a reseller's answer. */
export const waitingForReseller = ({ seller, resellerId }: Whose): Promise<number> =>
  db().request.count({ where: { sellerId: seller, resellerId, handedOnAt: null, state: WAITING_STATE } });
