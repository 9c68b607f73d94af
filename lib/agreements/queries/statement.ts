import { creditedNets } from "@/lib/invoicing/queries/credited";
import { type Day, dayInRome, instantFromDb, instantToDb, startOfDayInRome } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import type { StatementLine } from "../statement";

export interface StatementRow extends StatementLine {
  id: string;
  on: Day;
  code: string;
  name: string;
  address: string | null;
}

/** Everything bought under an agreement that was paid from a day on and before another, oldest first. The caller has checked who asks. */
export async function statementRows(
  sellerId: string,
  agreementId: string,
  { from, to }: { from: Day; to: Day },
): Promise<StatementRow[]> {
  const settledAt = { gte: instantToDb(startOfDayInRome(from)), lt: instantToDb(startOfDayInRome(to)) };
  const orders = await db().order.findMany({
    where: {
      sellerId,
      agreementId,
      settledAt,
      state: { in: ["settled", "fulfilled"] },
      kind: { in: ["activation", "renewal"] },
    },
    include: {
      holder: { select: { displayName: true } },
      batch: { select: { agreementId: true } },
      activation: { select: { run: { select: { pays: true } } } },
    },
    orderBy: [{ settledAt: "asc" }, { id: "asc" }],
  });
  const [mailboxes, credited] = await Promise.all([
    db().mailbox.findMany({
      where: { sellerId, id: { in: orders.flatMap(({ mailboxId }) => mailboxId ?? []) } },
      select: { id: true, localPart: true, domain: true },
    }),
    creditedNets(
      sellerId,
      orders.map(({ id }) => id),
    ),
  ]);
  const addressOf = new Map(mailboxes.map(({ id, localPart, domain }) => [id, `${localPart}@${domain}`]));
  return orders.map((order) => ({
    id: order.id,
    on: dayInRome(instantFromDb(order.settledAt ?? order.createdAt)),
    code: order.code,
    kind: order.kind === "renewal" ? "renewal" : "activation",
    name: order.holder?.displayName ?? "",
    address: addressOf.get(order.mailboxId ?? "") ?? null,
    ...(isPrepaid(order)
      ? { memberCents: 0, prepaidCents: order.netCents }
      : { memberCents: order.netCents, prepaidCents: 0 }),
    shareCents: order.shareCents,
    creditedCents: credited.get(order.id) ?? 0,
  }));
}

/** Paid out of the professional order's account: renewed or activated with others at its desk. */
const isPrepaid = (order: {
  batch: { agreementId: string | null } | null;
  activation: { run: { pays: string } } | null;
}): boolean => Boolean(order.batch?.agreementId) || order.activation?.run.pays === "prepaid";
