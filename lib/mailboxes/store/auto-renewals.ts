import { Prisma } from "@/lib/generated/prisma/client";
import { partyOf } from "@/lib/invoicing/store/party";
import { instantToDb } from "@/lib/kernel/day";
import type { BillingParty } from "@/lib/orders/answers";
import { amountsOwed } from "@/lib/orders/offer";
import { nextCodes } from "@/lib/orders/store";
import { sealedPartyOfHolder } from "@/lib/orders/store/answers";
import { rowsIn, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import type { NextTerm, SelfRenewing } from "../auto-renewal";
import { writeHistories } from "./history";

/** A mailbox that renews itself, locked, with whom its renewal is asked of (as `buyerOf` says it). */
interface DueRenewal extends SelfRenewing {
  id: string;
  domain: string;
  /** Whose account it is in. */
  userId: string | null;
  /** The agreement it was bought under. */
  agreementId: string | null;
  holderId: string;
  email: string;
  locale: string;
  billingSealed: string | null;
  /** The same, opened. */
  customer: BillingParty | null;
}

interface Row extends Omit<DueRenewal, "customer"> {
  detailsSealed: string;
}

/** Of a mailbox `m`: its next term is not ordered yet, by itself or together with others, nor paid. */
export const NOT_ORDERED = Prisma.sql`
  NOT EXISTS (
    SELECT FROM "Order" o
    WHERE o."sellerId" = m."sellerId" AND o."mailboxId" = m."id" AND o."kind" = 'renewal'
      AND o."oldExpiry" = m."expiresOn" AND o."state" IN ('placed', 'settled', 'fulfilled'))
  AND NOT EXISTS (
    SELECT FROM "RenewalItem" i JOIN "Order" o ON o."sellerId" = i."sellerId" AND o."id" = i."orderId"
    WHERE i."sellerId" = m."sellerId" AND i."mailboxId" = m."id" AND i."leftOut" IS NULL
      AND i."oldExpiry" = m."expiresOn" AND o."state" IN ('placed', 'settled', 'fulfilled'))`;

const wantedOf = (seller: string, ids: readonly string[]) =>
  Prisma.sql`m."sellerId" = ${seller} AND m."id" = ANY(${ids}::uuid[])`;

/** Locks mailboxes that still renew themselves, in one order. Answers what decides their renewal (`selfRenewing`). */
export async function lockAutoRenewals(tx: Tx, seller: string, ids: readonly string[]): Promise<DueRenewal[]> {
  await rowsIn(tx, Prisma.sql`SELECT 1 FROM "Mailbox" m WHERE ${wantedOf(seller, ids)} ORDER BY m."id" FOR UPDATE`);
  // What others did meanwhile is seen only by a statement that begins after the wait.
  return selfRenewing(tx, seller, ids);
}

/**
 * Of mailboxes, those that still renew themselves: no notice given, not being revoked, not renewed or ordered already.
 * Those due first come first.
 */
export async function selfRenewing(tx: Tx, seller: string, ids: readonly string[]): Promise<DueRenewal[]> {
  const wanted = wantedOf(seller, ids);
  const rows = await rowsIn<Row>(
    tx,
    Prisma.sql`
      SELECT m."id", m."domain", m."expiresOn"::text AS "expiresOn", m."planCode" AS "plan", m."termMonths", m."userId",
        m."userCode", m."originalDay", m."holderId", b."agreementId", h."email", h."detailsSealed", coalesce(u."locale", 'it') AS "locale",
        coalesce((SELECT jsonb_agg(jsonb_build_object('code', a."code", 'blocks', a."blocks", 'unit', a."unit",
            'units', a."units", 'state', a."state") ORDER BY a."createdAt", a."id")
          FROM "AddOn" a WHERE a."sellerId" = m."sellerId" AND a."mailboxId" = m."id" AND a."state" <> 'ended'), '[]') AS "held",
        (SELECT o."billingSealed" FROM "Order" o
          WHERE o."sellerId" = m."sellerId" AND o."mailboxId" = m."id" AND o."billingSealed" IS NOT NULL
          ORDER BY o."createdAt" DESC LIMIT 1) AS "billingSealed"
      FROM "Mailbox" m
      JOIN "Holder" h ON h."sellerId" = m."sellerId" AND h."id" = m."holderId"
      LEFT JOIN "User" u ON u."sellerId" = h."sellerId" AND u."id" = h."userId"
      LEFT JOIN "Order" b ON b."sellerId" = m."sellerId" AND b."id" = m."orderId"
      WHERE ${wanted} AND m."state" = 'active' AND m."noticeOn" IS NULL AND m."revokeOn" IS NULL AND m."hubId" IS NULL
        AND m."expiresOn" IS NOT NULL AND ${NOT_ORDERED}
      ORDER BY m."expiresOn", m."id"`,
  );
  return rows.map(({ detailsSealed, ...row }) => {
    const billingSealed = row.billingSealed ?? sealedPartyOfHolder(detailsSealed);
    return { ...row, billingSealed, customer: partyOf(billingSealed) };
  });
}

/** A renewal that was placed, as far as what follows needs it. */
export interface PlacedRenewal {
  id: string;
  userId: string | null;
  channel: string;
  email: string;
  locale: string;
  oldExpiry: string;
  totalCents: number;
}

/**
 * Orders the next terms of mailboxes, each in its history, in two statements. They are under what was accepted before:
 * nothing is accepted anew.
 */
export async function placeAutoRenewals(
  tx: Tx,
  context: Context,
  due: readonly { mailbox: DueRenewal; term: NextTerm }[],
): Promise<PlacedRenewal[]> {
  const codes = await nextCodes(tx, context.policy.money.codes.renewal, due.length);
  const orders = due.map(({ mailbox, term }, n) => {
    const { id: mailboxId, plan: planCode, userId, domain, holderId, email, locale, billingSealed } = mailbox;
    const { channel, agreementId, shareCents, termMonths, addOns, answer, newExpiry, expiresAt } = term;
    const ground = { channel, agreementId, shareCents };
    const owed = amountsOwed(answer, mailbox.customer);
    const sold = { planCode, termMonths, addOns, domain, ...ground, lines: answer.lines, ...owed };
    const days = { oldExpiry: mailbox.expiresOn, newExpiry, expiresAt };
    const buyer = { userId, holderId, email, locale, billingSealed };
    return { id: newId(), code: codes[n] ?? "", mailboxId, ...sold, ...days, ...buyer };
  });
  const at = instantToDb(context.now);
  await rowsIn(
    tx,
    Prisma.sql`
      INSERT INTO "Order" ("sellerId", "id", "code", "kind", "channel", "state", "policyVersion", "locale", "userId", "email",
        "agreementId", "shareCents", "holderId", "mailboxId", "planCode", "termMonths", "domain", "billingSealed", "lines", "addOns", "netCents",
        "vatCents", "totalCents", "oldExpiry", "newExpiry", "createdAt", "updatedAt", "placedAt", "expiresAt")
      SELECT ${context.seller}, o."id", o."code", 'renewal', o."channel", 'placed', ${context.policyVersion}::int, o."locale",
        o."userId", o."email", o."agreementId", o."shareCents", o."holderId", o."mailboxId", o."planCode", o."termMonths", o."domain", o."billingSealed",
        o."lines", o."addOns", o."netCents", o."vatCents", o."totalCents", o."oldExpiry", o."newExpiry",
        ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz, o."expiresAt"
      FROM json_to_recordset(${JSON.stringify(orders)}::json) AS o("id" uuid, "code" text, "channel" text, "locale" text,
        "userId" uuid, "email" text, "agreementId" uuid, "shareCents" int, "holderId" uuid, "mailboxId" uuid, "planCode" text, "termMonths" int, "domain" text,
        "billingSealed" text, "lines" jsonb, "addOns" jsonb, "netCents" int, "vatCents" int, "totalCents" int,
        "oldExpiry" date, "newExpiry" date, "expiresAt" timestamptz)`,
  );
  const lines = orders.map(({ mailboxId, code, termMonths }) => ({ mailboxId, facts: { order: code, termMonths } }));
  await writeHistories(tx, context, "renewal-ordered", lines);
  return orders;
}
