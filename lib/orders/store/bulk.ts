import { instantToDb } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";

/** A renewal ordered and paid at once, together with others. Amounts in cents, days "YYYY-MM-DD". */
export interface BulkOrder {
  id: string;
  code: string;
  locale: string;
  email: string;
  holderId: string;
  mailboxId: string;
  planCode: string;
  termMonths: number;
  domain: string;
  billingSealed: string | null;
  lines: unknown;
  addOns: unknown;
  netCents: number;
  vatCents: number;
  totalCents: number;
  oldExpiry: string;
  newExpiry: string;
  channel: string;
  agreementId: string | null;
  /** Net cents that the professional order of its agreement bears. */
  shareCents: number;
}

/** What they have in common. */
interface Sold {
  batchId: string | null;
  userId: string;
  consents: unknown;
  /** The order of several that has their money, and the policy it was made under. */
  partOfId?: string;
  policyVersion?: number;
}

/**
 * Many renewals, settled as they are made, in one statement. Their money is booked in the same transaction, or is that of
 * the order they are part of.
 */
export async function placeSettled(tx: Tx, context: Context, sold: Sold, orders: readonly BulkOrder[]): Promise<void> {
  const at = instantToDb(context.now);
  await tx.$executeRaw`
    INSERT INTO "Order" ("sellerId", "id", "code", "kind", "channel", "state", "policyVersion", "locale", "userId", "email",
      "holderId", "mailboxId", "planCode", "termMonths", "domain", "billingSealed", "lines", "addOns", "consents",
      "netCents", "vatCents", "totalCents", "oldExpiry", "newExpiry", "createdAt", "updatedAt", "placedAt", "settledAt",
      "batchId", "agreementId", "shareCents", "partOfId")
    SELECT ${context.seller}, o."id", o."code", 'renewal', o."channel", 'settled', ${sold.policyVersion ?? context.policyVersion}::int, o."locale",
      ${sold.userId}::uuid, o."email", o."holderId", o."mailboxId", o."planCode", o."termMonths", o."domain",
      o."billingSealed", o."lines", o."addOns", ${JSON.stringify(sold.consents)}::jsonb,
      o."netCents", o."vatCents", o."totalCents", o."oldExpiry", o."newExpiry", ${at}, ${at}, ${at}, ${at},
      ${sold.batchId}::uuid, o."agreementId", o."shareCents", ${sold.partOfId ?? null}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(orders)}::jsonb) AS o("id" uuid, "code" text, "locale" text, "email" text,
      "holderId" uuid, "mailboxId" uuid, "planCode" text, "termMonths" int, "domain" text, "billingSealed" text,
      "lines" jsonb, "addOns" jsonb, "netCents" int, "vatCents" int, "totalCents" int, "oldExpiry" date,
      "newExpiry" date, "channel" text, "agreementId" uuid, "shareCents" int)`;
}
