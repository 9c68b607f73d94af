import { numberText } from "@/lib/invoicing/invoice";
import { type Instant, instantFromDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import type { TaskPlace } from "../task";

/** What a task is about, as far as it still can be found: its name, and its place at the desk. */
export interface TaskSubject {
  kind: string;
  /** Address, code of an order or top-up, subject of a mail; null when there is nothing to call it by. */
  name: string | null;
  /** Where it is at the desk; null when it has no page. */
  place: TaskPlace | null;
  /** Of its page, after the desk's own; null when it has none. */
  path: string | null;
}

export interface TaskView {
  id: string;
  kind: string;
  detail: string;
  openedAt: Instant;
  closedAt: Instant | null;
  closedByName: string | null;
  closedNote: string | null;
  subject: TaskSubject;
}

/** One task with what it is about, or null. For staff only: the caller has checked the viewer. */
export async function taskForStaff(seller: string, id: string): Promise<TaskView | null> {
  if (!isId(id)) return null;
  const row = await db().staffTask.findUnique({ where: { sellerId_id: { sellerId: seller, id } } });
  if (!row) return null;
  const { kind, detail, closedByName, closedNote, subjectKind, subjectId } = row;
  const found = isId(subjectId) ? await SUBJECTS[subjectKind]?.(seller, subjectId) : undefined;
  return {
    id,
    kind,
    detail,
    closedByName,
    closedNote,
    openedAt: instantFromDb(row.openedAt),
    closedAt: row.closedAt && instantFromDb(row.closedAt),
    subject: { kind: subjectKind, ...(found ? at(found) : { name: null, place: null, path: null }) },
  };
}

/** A thing's name, and its page: the place, and what follows it in the path. */
type Found = { name: string | null; page: [place: TaskPlace, rest: string] } | null;

const at = ({ name, page: [place, rest] }: NonNullable<Found>) => ({ name, place, path: `${place}${rest}` });
const keyOf = (seller: string, id: string) => ({ sellerId_id: { sellerId: seller, id } });

const SUBJECTS: Record<string, (seller: string, id: string) => Promise<Found>> = {
  mailbox: async (seller, id) => {
    const row = await db().mailbox.findUnique({ where: keyOf(seller, id), select: { localPart: true, domain: true } });
    return row && { name: `${row.localPart}@${row.domain}`, page: ["caselle", `/${id}`] };
  },
  order: orderPlace,
  holder: async (seller, id) => {
    const row = await db().holder.findUnique({ where: keyOf(seller, id), select: { displayName: true } });
    return row && { name: row.displayName, page: ["costituende", `/${id}`] };
  },
  request: async (seller, id) => {
    const row = await db().request.findUnique({ where: keyOf(seller, id), select: { code: true } });
    return row && { name: row.code, page: ["richieste", `/${id}`] };
  },
  payment: async (seller, id) => {
    const row = await db().payment.findUnique({
      where: keyOf(seller, id),
      select: { orderId: true, topUp: { select: { id: true, code: true } } },
    });
    if (row?.topUp) return { name: row.topUp.code, page: ["pagamenti", `/${row.topUp.id}`] };
    return row?.orderId ? orderPlace(seller, row.orderId) : null;
  },
  refund: async (seller, id) => {
    const row = await db().refund.findUnique({
      where: keyOf(seller, id),
      select: { payment: { select: { order: { select: { code: true } }, topUp: { select: { code: true } } } } },
    });
    const code = row?.payment?.order?.code ?? row?.payment?.topUp?.code ?? null;
    return row && { name: code, page: ["pagamenti", `/rimborsi/${id}`] };
  },
  invoice: async (seller, id) => {
    const row = await db().invoice.findUnique({ where: keyOf(seller, id) });
    return row && { name: numberText(row), page: ["fatture", `/${id}`] };
  },
  agreement: async (seller, id) => {
    const row = await db().agreement.findUnique({ where: keyOf(seller, id), select: { name: true } });
    return row && { name: row.name, page: ["convenzioni", `/${id}`] };
  },
  statement: async (seller, id) => {
    const row = await db().statementFile.findUnique({ where: keyOf(seller, id), select: { name: true } });
    return row && { name: row.name, page: ["estratti", `/${id}`] };
  },
  mail: async (seller, id) => {
    const row = await db().mail.findUnique({ where: keyOf(seller, id), select: { recipient: true } });
    return row && { name: row.recipient, page: ["posta", `?${new URLSearchParams({ q: row.recipient })}`] };
  },
};

async function orderPlace(seller: string, id: string): Promise<Found> {
  const row = await db().order.findUnique({ where: keyOf(seller, id), select: { code: true } });
  return row && { name: row.code, page: ["ordini", `/${id}`] };
}
