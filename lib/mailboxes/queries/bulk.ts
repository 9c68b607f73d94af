import { spendableOf } from "@/lib/accounts/store/balance";
import { addDays, fromDb, instantFromDb, instantToDb, isoDay, startOfDayInRome } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { methodsOf, waysToPay } from "@/lib/payments/ways";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { policyOfBuyer } from "@/lib/resellers/store";
import type { PaymentMethod } from "@/lib/sellers/policy/common";
import { policyInForce } from "@/lib/sellers/store";
import { agreedLines, type BulkLine, bulkTotals, MOST_AT_ONCE } from "../bulk";
import { type MailboxList, type ReviewedLine, type ReviewedList, readList } from "../bulk-file";
import { BULK_CHANNEL, leftOutLines } from "../bulk-schema";
import { accountLines } from "../store/account-lines";
import { bulkMailboxes } from "../store/bulk";
import { type PayerGroup, payerGroups } from "../together";

/** Whose mailboxes, of which seller. */
export interface Account {
  seller: string;
  userId: string;
}

export interface BulkReview {
  lines: BulkLine[];
  totals: ReturnType<typeof bulkTotals>;
  /** Terms on sale for any of them, in months. */
  terms: number[];
  /** Cents that can be spent; null where the seller keeps no prepaid account to pay from. */
  spendableCents: number | null;
}

/** The same of one's own account. */
interface OwnReview extends BulkReview {
  /** Ways other than the prepaid account to pay them by one order for each party that is invoiced. */
  ways: PaymentMethod[];
  groups: PayerGroup[];
}

/**
 * What renewing mailboxes of an account together would be today: those named, or all of it. Null: no such seller.
 * For the owner or the staff: the caller has checked the viewer.
 */
export async function bulkReview(
  account: Account,
  { ids, termMonths }: { ids?: readonly string[] | undefined; termMonths?: number | undefined },
): Promise<OwnReview | null> {
  const on = today();
  const found = await policyInForce(db(), account.seller, on);
  if (!found) return null;
  const policy = await policyOfBuyer(db(), found.policy, account);
  const only = ids?.filter(isId).slice(0, MOST_AT_ONCE);
  const mailboxes = await bulkMailboxes(db(), account, { take: MOST_AT_ONCE, ...(only ? { ids: only } : {}) });
  const { lineOf, unstampedOf, terms } = await accountLines(db(), found.policy, { ...account, on }, mailboxes);
  const lines = mailboxes.map((mailbox) => lineOf(mailbox, termMonths));
  const ways = waysToPay(policy.money, BULK_CHANNEL, false).map(({ method }) => method);
  // An order bears the stamp duty of its one invoice, not that of each mailbox.
  const plain = mailboxes.map((mailbox) => unstampedOf(mailbox, termMonths));
  const payers = new Map(mailboxes.map(({ id, payer }) => [id, payer]));
  const prepaid = methodsOf(policy.money, BULK_CHANNEL).includes("prepaid");
  return {
    lines,
    totals: bulkTotals(lines),
    terms,
    spendableCents: prepaid ? await spendableOf(db(), account.seller, account.userId) : null,
    ways,
    groups: ways.length > 0 ? payerGroups(policy, plain, payers) : [],
  };
}

/** Days in which a mailbox that was renewed is not renewed again from a list: the same file may come twice. */
const LATELY_DAYS = 30;

/**
 * Checks every line of an uploaded list against the mailboxes of an account; nothing is written. Refuses as `readList`,
 * and `seller-unknown`.
 */
export async function reviewList(
  account: Account,
  { text, column, termMonths }: { text: string; column?: number | undefined; termMonths?: number | undefined },
): Promise<Outcome<ReviewedList>> {
  const list = readList(text, column);
  if (isRefusal(list)) return list;
  const places = await placesOf(account, list);
  const review = await bulkReview(account, { ids: [...new Set(places.values())], termMonths });
  if (!review) return refuse("seller-unknown");
  const lately = await renewedLately(account, [...places.values()]);
  const found = new Map(review.lines.map((line) => [line.mailboxId, line]));
  const seen = new Set<string>();
  const open: BulkLine[] = [];
  const lines = list.lines.map((each): ReviewedLine => {
    const key = each.address ?? each.userCode;
    const line = found.get((key && places.get(key)) || "");
    const repeated = line !== undefined && seen.has(line.mailboxId);
    if (line) seen.add(line.mailboxId);
    const obstacle = obstacleOf(key, line, { repeated, lately: lately.has(line?.mailboxId ?? "") });
    if (line && !obstacle) open.push(line);
    return shown(each, line, obstacle);
  });
  const { terms, spendableCents } = review;
  const rest = await bulkReview(account, { ids: open.map(({ mailboxId }) => mailboxId), termMonths });
  const { columns, column: read } = list;
  const totals = bulkTotals(open);
  return {
    columns,
    column: read,
    termMonths: termMonths ?? null,
    terms,
    lines,
    totals,
    spendableCents,
    agreed: agreedLines(open),
    groups: rest?.groups ?? [],
    ways: rest?.ways ?? [],
  };
}

function obstacleOf(
  key: string | null,
  line: BulkLine | undefined,
  { repeated, lately }: { repeated: boolean; lately: boolean },
): string | null {
  if (!key) return "line-empty";
  if (!line) return "mailbox-not-found";
  if (repeated) return "line-repeated";
  return line.obstacle ?? (lately ? "renewed-lately" : null);
}

const shown = (
  { n, text }: { n: number; text: string },
  line: BulkLine | undefined,
  obstacle: string | null,
): ReviewedLine => ({
  n,
  text,
  address: line?.address ?? null,
  expiresOn: line?.expiry ? isoDay(line.expiry) : null,
  termMonths: line?.termMonths ?? 0,
  until: line?.answer?.newExpiry ? isoDay(line.answer.newExpiry) : null,
  totalCents: line?.answer?.totalCents ?? 0,
  underAgreement: Boolean(line?.sold.agreementId),
  shareCents: line?.sold.shareCents ?? 0,
  obstacle,
});

/** The mailboxes of the account that a list names, by address or login code as written there. */
async function placesOf({ seller, userId }: Account, { lines }: MailboxList): Promise<Map<string, string>> {
  const addresses = lines.flatMap(({ address }) => address ?? []);
  const codes = lines.flatMap(({ userCode }) => userCode ?? []);
  const rows = await db().$queryRaw<{ key: string; id: string }[]>`
    SELECT m."localPart" || '@' || m."domain" AS "key", m."id" FROM "Mailbox" m
    JOIN (SELECT split_part(a, '@', 1) AS "localPart", split_part(a, '@', 2) AS "domain" FROM unnest(${addresses}::text[]) a) a
      USING ("localPart", "domain")
    WHERE m."sellerId" = ${seller} AND m."userId" = ${userId}::uuid
    UNION ALL
    SELECT m."userCode", m."id" FROM "Mailbox" m
    WHERE m."sellerId" = ${seller} AND m."userId" = ${userId}::uuid AND m."userCode" = ANY(${codes}::text[])`;
  return new Map(rows.map(({ key, id }) => [key, id]));
}

async function renewedLately({ seller: sellerId }: Account, ids: string[]): Promise<Set<string>> {
  const since = instantToDb(startOfDayInRome(addDays(today(), -LATELY_DAYS)));
  const rows = await db().order.findMany({
    where: { sellerId, mailboxId: { in: ids }, kind: "renewal", settledAt: { gte: since } },
    select: { mailboxId: true },
  });
  return new Set(rows.flatMap(({ mailboxId }) => mailboxId ?? []));
}

/** The account that renewals of the staff are for: named, or that of a mailbox; null when there is none. For staff only. */
export async function renewalAccount(
  seller: string,
  { userId, mailboxId }: { userId?: string | undefined; mailboxId?: string | undefined },
): Promise<{ userId: string; name: string } | null> {
  const key = (id: string) => ({ sellerId_id: { sellerId: seller, id } });
  const mailbox = mailboxId && isId(mailboxId) ? await db().mailbox.findUnique({ where: key(mailboxId) }) : null;
  const id = userId ?? mailbox?.userId;
  const user = id && isId(id) ? await db().user.findUnique({ where: key(id) }) : null;
  return user && { userId: user.id, name: user.displayName };
}

/**
 * What one act renewed, with the state of each mailbox now; of an owner or a professional order only when it is theirs.
 * Null: no such act.
 */
export async function renewalBatch(seller: string, id: string, of: { userId?: string; agreementId?: string } = {}) {
  if (!isId(id)) return null;
  const batch = await db().renewalBatch.findUnique({
    where: { sellerId_id: { sellerId: seller, id } },
    include: { orders: { include: { invoice: true }, orderBy: { id: "asc" } } },
  });
  if (!batch || (of.userId && batch.userId !== of.userId)) return null;
  if (of.agreementId && batch.agreementId !== of.agreementId) return null;
  const refused = leftOutLines.parse(batch.refused);
  const named = [...batch.orders.flatMap(({ mailboxId }) => mailboxId ?? []), ...refused.map((each) => each.mailboxId)];
  const { userId, agreementId } = batch;
  const mailboxes = await bulkMailboxes(
    db(),
    { seller, ...(agreementId ? { agreementId } : { userId }) },
    { ids: named, take: named.length },
  );
  const addresses = new Map(mailboxes.map((each) => [each.id, each.address]));
  return {
    ...batch,
    madeAt: instantFromDb(batch.madeAt),
    refused: refused.map(({ mailboxId, code }) => ({ mailboxId, code, address: addresses.get(mailboxId) ?? null })),
    orders: batch.orders.map(({ id: orderId, code, mailboxId, state, newExpiry, totalCents, invoice }) => ({
      id: orderId,
      code,
      state,
      totalCents,
      invoice,
      mailboxId,
      address: addresses.get(mailboxId ?? "") ?? code,
      until: newExpiry && fromDb(newExpiry),
    })),
  };
}
