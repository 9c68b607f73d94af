import type { Mailbox } from "@/lib/generated/prisma/client";
import { partyOf } from "@/lib/invoicing/store/party";
import type { Customer } from "@/lib/invoicing/vat-free";
import { amountsOwed } from "@/lib/orders/offer";
import { sealedPartyOfHolder } from "@/lib/orders/store/answers";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";

/**
 * Who orders something for a mailbox, as an order keeps it: its own account when signed in, the holder's mail address
 * and language, invoiced as the last order of the mailbox was, or else to its holder.
 */
export async function buyerOf(tx: Tx, context: Context, mailbox: Mailbox): Promise<Buyer> {
  return { userId: accountOf(context), ...(await invoicedFor(tx, mailbox)) };
}

export interface Buyer {
  userId: string | null;
  holderId: string;
  email: string;
  locale: string;
  billingSealed: string | null;
}

async function invoicedFor(tx: Tx, { sellerId, id: mailboxId, holderId }: MailboxKey): Promise<Omit<Buyer, "userId">> {
  const holder = await tx.holder.findUniqueOrThrow({
    where: { sellerId_id: { sellerId, id: holderId } },
    select: { email: true, detailsSealed: true, user: { select: { locale: true } } },
  });
  const last = await tx.order.findFirst({
    where: { sellerId, mailboxId, billingSealed: { not: null } },
    orderBy: { createdAt: "desc" },
    select: { billingSealed: true },
  });
  return {
    holderId,
    email: holder.email,
    locale: holder.user?.locale ?? "it",
    billingSealed: last?.billingSealed ?? sealedPartyOfHolder(holder.detailsSealed),
  };
}

type MailboxKey = Pick<Mailbox, "sellerId" | "id" | "holderId">;

/** To whom what is bought for a mailbox is invoiced, as `buyerOf` says it; null: not known. */
export const customerOf = async (tx: Tx, mailbox: MailboxKey): Promise<Customer | null> =>
  partyOf((await invoicedFor(tx, mailbox)).billingSealed);

/** What a buyer owes of a price: who pays the VAT to the tax office itself owes the rest. Amounts in cents. */
export function owedBy(
  { billingSealed }: { billingSealed: string | null },
  { netCents, vatCents, totalCents }: Parameters<typeof amountsOwed>[0],
) {
  return amountsOwed({ netCents, vatCents, totalCents }, partyOf(billingSealed));
}

/** The account somebody orders in; null for visitors. */
export const accountOf = (context: Context): string | null =>
  context.actor.kind === "user" ? context.actor.userId : null;
