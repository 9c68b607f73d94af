import { missingOf } from "@/lib/accounts/top-up";
import { db } from "@/lib/platform/db";

/** What money may be for, as a person recognises it. Amounts in cents. */
export interface Subject {
  kind: "order" | "top-up" | "prepaid";
  id: string;
  /** Code of the order or top-up; "" for a customer. */
  code: string;
  customer: string;
  state: string;
  totalCents: number;
  missingCents: number;
}

const asked = {
  id: true,
  code: true,
  state: true,
  totalCents: true,
  receivedCents: true,
  holder: { select: { displayName: true } },
} as const;

interface OrderRow {
  id: string;
  code: string;
  state: string;
  totalCents: number;
  receivedCents: number;
  holder: { displayName: string } | null;
}

const ofOrder = ({ holder, receivedCents, ...order }: OrderRow): Subject => ({
  ...order,
  kind: "order",
  customer: holder?.displayName ?? "",
  missingCents: order.state === "placed" ? Math.max(0, order.totalCents - receivedCents) : 0,
});

/** Orders, top-ups and customers by their ids. */
export async function describeSubjects(
  seller: string,
  wanted: readonly { kind: string; id: string }[],
): Promise<Map<string, Subject>> {
  const ids = (kind: string) => wanted.filter((each) => each.kind === kind && each.id !== "").map(({ id }) => id);
  const where = (kind: string) => ({ sellerId: seller, id: { in: ids(kind) } });
  const [orders, topUps, users] = await Promise.all([
    db().order.findMany({ where: where("order"), select: asked }),
    topUpsOf(seller, where("top-up")),
    db().user.findMany({ where: where("prepaid"), select: { id: true, displayName: true } }),
  ]);
  const subjects = [...orders.map(ofOrder), ...topUps, ...users.map(ofCustomer)];
  return new Map(subjects.map((subject) => [subject.id, subject]));
}

const ofCustomer = ({ id, displayName }: { id: string; displayName: string }): Subject => ({
  kind: "prepaid",
  id,
  code: "",
  customer: displayName,
  state: "",
  totalCents: 0,
  missingCents: 0,
});

async function topUpsOf(seller: string, where: object): Promise<Subject[]> {
  const rows = await db().topUp.findMany({ where });
  const owners = await db().user.findMany({
    where: { sellerId: seller, id: { in: rows.map(({ userId }) => userId) } },
    select: { id: true, displayName: true },
  });
  const nameOf = new Map(owners.map(({ id, displayName }) => [id, displayName]));
  return rows.map((topUp) => ({
    kind: "top-up",
    id: topUp.id,
    code: topUp.code,
    customer: nameOf.get(topUp.userId) ?? "",
    state: topUp.state,
    totalCents: topUp.amountCents,
    missingCents: missingOf(topUp),
  }));
}

const MOST = 12;

/**
 * What a person looks for to give money to: orders and top-ups by code (as it is typed), by holder's or customer's name,
 * by address or login code of the mailbox; customers for their prepaid account. Those that wait come first.
 */
export async function searchSubjects(seller: string, typed: string, prepaid: boolean): Promise<Subject[]> {
  const q = typed.trim().slice(0, 100);
  if (q.length < 3) return [];
  const code = q.replace(/[\s-]/g, "").toUpperCase();
  const named = { contains: q, mode: "insensitive" as const };
  const [mailboxes, users] = await Promise.all([
    db().mailbox.findMany({
      where: {
        sellerId: seller,
        OR: [{ localPart: { startsWith: q.toLowerCase().split("@")[0] ?? "" } }, { userCode: code }],
      },
      select: { id: true },
      take: 50,
    }),
    db().user.findMany({
      where: {
        sellerId: seller,
        OR: [{ displayName: named }, { userName: q.toLowerCase() }, { email: q.toLowerCase() }],
      },
      select: { id: true, displayName: true, roles: true },
      take: 50,
    }),
  ]);
  const userIds = users.map(({ id }) => id);
  const mailboxIds = mailboxes.map(({ id }) => id);
  const orders = await db().order.findMany({
    where: {
      sellerId: seller,
      partOfId: null,
      state: { not: "draft" },
      OR: [
        { code: { startsWith: code } },
        { holder: { displayName: named } },
        { mailboxId: { in: mailboxIds } },
        { items: { some: { mailboxId: { in: mailboxIds } } } },
        { userId: { in: userIds } },
      ],
    },
    select: asked,
    orderBy: { createdAt: "desc" },
    take: 50,
  });
  const topUps = await topUpsOf(seller, {
    sellerId: seller,
    OR: [{ code: { startsWith: code } }, { userId: { in: userIds }, state: "booked" }],
  });
  const waiting = (subject: Subject) => (subject.missingCents > 0 ? 0 : 1);
  const found = [...orders.map(ofOrder), ...topUps].sort((a, b) => waiting(a) - waiting(b));
  return [...found.slice(0, MOST), ...(prepaid ? users.slice(0, 3).map(ofCustomer) : [])];
}
