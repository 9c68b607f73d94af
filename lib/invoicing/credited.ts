import { type Cents, sumCents } from "@/lib/kernel/money";

/** What of an order says how much of it was given back by credit notes: an `include` of the database's. */
export const WITH_CREDITS = { invoice: { select: { credits: { select: { netCents: true } } } } } as const;

/** Net cents of an order that credit notes gave back. */
export const creditedNetOf = (order: { invoice: { credits: { netCents: Cents }[] } | null }): Cents =>
  sumCents((order.invoice?.credits ?? []).map(({ netCents }) => netCents));
