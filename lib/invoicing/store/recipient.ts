import type { Invoice } from "@/lib/generated/prisma/client";
import { addressOf } from "@/lib/payments/store/mails";
import type { Tx } from "@/lib/platform/db";
import { orderOfInvoice } from "../store";

/** Address and language in which an invoice is sent; null when nobody left an address. */
export async function mailFactsOf(tx: Tx, invoice: Invoice): Promise<{ to: string; locale: string } | null> {
  const order = await orderOfInvoice(tx, invoice);
  const to = await addressOf(tx, order);
  return to ? { to, locale: order.locale } : null;
}
