import { Prisma } from "@/lib/generated/prisma/client";
import { addDays, type Day, day, isoDay } from "@/lib/kernel/day";
import type { MailboxState } from "@/lib/mailboxes/mailbox";
import { today } from "@/lib/platform/clock";
import { db, rowsIn } from "@/lib/platform/db";
import type { ExpiryFilter } from "../filter";

/** A mailbox bought under an agreement, and whose it is: the member on the list, or else its holder. */
export interface ExpiringMailbox {
  id: string;
  address: string;
  state: MailboxState;
  expiresOn: Day | null;
  name: string;
  /** Null, like the number, where membership was proven by a code. */
  member: { lastName: string; firstName: string } | null;
  number: string | null;
  taxCodeSealed: string | null;
  detailsSealed: string;
  /** The member has left the list since. */
  left: boolean;
}

/**
 * Mailboxes bought under an agreement, those due first coming first. Asked of all by `page: null`. The caller has checked
 * who asks.
 */
export async function agreementMailboxes(
  seller: string,
  agreementId: string,
  filter: Omit<ExpiryFilter, "page">,
  page: { size: number; number: number } | null,
): Promise<{ rows: ExpiringMailbox[]; total: number }> {
  const from = fromWhere(seller, agreementId, filter);
  const some = page ? Prisma.sql`LIMIT ${page.size} OFFSET ${(page.number - 1) * page.size}` : Prisma.empty;
  const [rows, counted] = await Promise.all([
    rowsIn<Omit<ExpiringMailbox, "expiresOn"> & { expiresOn: string | null }>(
      db(),
      Prisma.sql`
        SELECT m."id", m."localPart" || '@' || m."domain" AS "address", replace(m."state"::text, '-', '_') AS "state",
          m."expiresOn"::text AS "expiresOn", coalesce(p."lastName" || ' ' || p."firstName", h."displayName") AS "name",
          p."number",
          CASE WHEN p."id" IS NOT NULL THEN jsonb_build_object('lastName', p."lastName", 'firstName', p."firstName") END AS "member",
          p."taxCodeSealed", h."detailsSealed", coalesce(p."state" = 'left', false) AS "left"
        ${from} ORDER BY m."expiresOn" NULLS LAST, m."id" ${some}`,
    ),
    page
      ? rowsIn<{ n: number }>(db(), Prisma.sql`SELECT count(*)::int AS "n" ${from}`)
      : Promise.resolve<{ n: number }[]>([]),
  ]);
  const shown = rows.map((row) => ({ ...row, expiresOn: row.expiresOn === null ? null : day(row.expiresOn) }));
  return { rows: shown, total: counted[0]?.n ?? rows.length };
}

function fromWhere(seller: string, agreementId: string, { q, state, within }: Omit<ExpiryFilter, "page">): Prisma.Sql {
  const begins = `${q.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const last = isoDay(addDays(today(), within ?? 0));
  return Prisma.sql`
    FROM "Order" o
    JOIN "Mailbox" m ON m."sellerId" = o."sellerId" AND m."orderId" = o."id"
    JOIN "Holder" h ON h."sellerId" = m."sellerId" AND h."id" = m."holderId"
    LEFT JOIN "AgreementMember" p ON p."sellerId" = o."sellerId" AND p."id" = o."memberId"
    WHERE o."sellerId" = ${seller} AND o."agreementId" = ${agreementId}::uuid AND o."kind" = 'activation'
      ${state ? Prisma.sql`AND m."state" = ${state.replace("_", "-")}::"MailboxState"` : Prisma.empty}
      ${within ? Prisma.sql`AND m."expiresOn" BETWEEN ${isoDay(today())}::date AND ${last}::date` : Prisma.empty}
      ${
        q
          ? Prisma.sql`AND (m."localPart" || '@' || m."domain" LIKE ${begins} OR lower(p."lastName") LIKE ${begins}
              OR lower(p."firstName") LIKE ${begins} OR lower(p."number") LIKE ${begins}
              OR lower(h."displayName") LIKE ${begins})`
          : Prisma.empty
      }`;
}
