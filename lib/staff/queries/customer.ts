import { balanceOf } from "@/lib/accounts/store/balance";
import { instantFromDb } from "@/lib/kernel/day";
import { unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { isOfStaff } from "@/lib/platform/roles";

/** A customer: an account with all its holders, or a holder without one. */
export interface Customer {
  id: string;
  name: string;
  emails: string[];
  phone: string | null;
  province: string | null;
  userId: string | null;
  /** Whether the account is a customer's: a colleague's is not to be entered. */
  isCustomer: boolean;
  holders: { id: string; name: string }[];
}

/** A customer by the id of an account or of a holder; null when there is none. For staff: the caller has checked the viewer. */
export async function findCustomer(seller: string, id: string): Promise<Customer | null> {
  if (!isId(id)) return null;
  const key = { sellerId_id: { sellerId: seller, id } };
  const [user, holder] = await Promise.all([
    db().user.findUnique({ where: key, include: { holders: { orderBy: { createdAt: "desc" }, take: 100 } } }),
    db().holder.findUnique({ where: key }),
  ]);
  if (!user && holder?.userId) return findCustomer(seller, holder.userId);
  const holders = user?.holders ?? (holder ? [holder] : []);
  const known = user ?? holder;
  if (!known) return null;
  return {
    id,
    name: known.displayName,
    emails: [...new Set([known.email, ...holders.map(({ email }) => email)])],
    phone: user?.phone ?? null,
    province: known.province,
    userId: user?.id ?? null,
    isCustomer: user !== null && !isOfStaff(user),
    holders: holders.map((each) => ({ id: each.id, name: each.displayName })),
  };
}

/** Newest rows of each kind that a page shows; the lists of the desk have the rest. */
const SHOWN = 50;

/** All that belongs to a customer, newest first: one page instead of six lists. The caller has checked the viewer. */
export async function customerFile(seller: string, customer: Customer) {
  const holderIds = customer.holders.map(({ id }) => id);
  const whose = [...(customer.userId ? [{ userId: customer.userId }] : []), { holderId: { in: holderIds } }];
  const of = { sellerId: seller, OR: whose };
  const newest = { orderBy: { createdAt: "desc" as const }, take: SHOWN };
  const mailboxes = await db().mailbox.findMany({ where: of, ...newest });
  const mailboxIds = mailboxes.map(({ id }) => id);
  const [orders, requests, mails, history, notes, balanceCents] = await Promise.all([
    db().order.findMany({
      where: { ...of, partOfId: null },
      ...newest,
      include: { payments: true, invoice: true, documents: true },
    }),
    db().request.findMany({
      where: { sellerId: seller, OR: [...whose.filter((each) => "userId" in each), { mailboxId: { in: mailboxIds } }] },
      orderBy: { openedAt: "desc" },
      take: SHOWN,
    }),
    db().mail.findMany({ where: { sellerId: seller, recipient: { in: customer.emails } }, ...newest }),
    db().mailboxEvent.findMany({
      where: { sellerId: seller, mailboxId: { in: mailboxIds } },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: SHOWN,
    }),
    notesOn(seller, customer.id),
    customer.userId ? balanceOf(db(), seller, customer.userId) : null,
  ]);
  return { mailboxes, orders, requests, mails, history: history.map(lineOf), notes, balanceCents };
}

type Event = { id: string; kind: string; at: Date; facts: unknown; actorName: string | null };
const lineOf = ({ id, kind, at, facts, actorName }: Event) => ({
  ...{ id, kind, actorName },
  at: instantFromDb(at),
  facts: Object.fromEntries(
    Object.entries(facts ?? {}).filter(([, value]) => typeof value === "string" || typeof value === "number"),
  ) as Record<string, string | number>,
});

async function notesOn(seller: string, customerId: string) {
  const rows = await db().customerNote.findMany({
    where: { sellerId: seller, customerId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: SHOWN,
  });
  return rows.map(({ id, textSealed, byName, at }) => ({
    ...{ id, byName },
    text: String(unseal(textSealed)),
    at: instantFromDb(at),
  }));
}
