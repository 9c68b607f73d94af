import type { Prisma } from "@/lib/generated/prisma/client";
import { dayInRome, type Instant, instantToDb, toDb } from "@/lib/kernel/day";

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
