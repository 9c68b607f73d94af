import type { Prisma } from "@/lib/generated/prisma/client";
import { type Day, dayInRome, type Instant, instantToDb, toDb } from "@/lib/kernel/day";
import { heldSince } from "../deferred";

/** Days after which SdI has normally long answered (it takes five at most). */
const SILENT_DAYS = 6;

/** Rejected invoices not sent again in time, and those of which nothing was heard. */
export const lateWhere = (at: Instant): { kind: string; where: Prisma.InvoiceWhereInput }[] => [
  { kind: "invoice-late", where: { state: "rejected", resendBy: { lt: toDb(dayInRome(at)) } } },
  {
    kind: "invoice-unanswered",
    where: {
      state: "sent",
      sendings: { some: { sentAt: { lt: instantToDb(at.subtract({ hours: SILENT_DAYS * 24 })) } } },
      NOT: { sendings: { some: { sentAt: { gte: instantToDb(at.subtract({ hours: SILENT_DAYS * 24 })) } } } },
    },
  },
];

/** Invoices held for a delivery that may be held no longer. */
export const heldWhere = (today: Day) => ({ state: "held" as const, operationOn: { lt: toDb(heldSince(today)) } });
