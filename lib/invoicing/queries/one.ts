import { z } from "zod";
import { fromDb, type Instant, instantFromDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { isPaid } from "@/lib/orders/order";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { changesBetween, type FieldChange } from "../advice";
import { leftOf } from "../credit";
import { creditLinesOf, linesOf, numberText } from "../invoice";
import { orderOfInvoice } from "../store";
import { partyOf } from "../store/party";
import { documentOf } from "./document";

const faultsShape = z
  .array(z.object({ code: z.string(), message: z.string(), path: z.string().default("") }))
  .catch([]);
const saidShape = z.array(z.object({ code: z.string(), text: z.string() })).catch([]);

/** Something that happened to an invoice, for its history; oldest first. */
export type InvoiceMoment =
  | {
      key: string;
      at: Instant;
      what: "sent";
      version: number;
      fileName: string;
      sdiId: string | null;
      versionFile: boolean;
    }
  | {
      key: string;
      at: Instant;
      what: "said";
      type: string;
      outcome: string | null;
      faults: { code: string; text: string }[];
      note: string;
    }
  | { key: string; at: Instant; what: "corrected"; by: string; reason: string; changes: FieldChange[] };

/** Everything the desk shows of an invoice; null when there is none. For staff only: the caller has checked the viewer. */
export async function invoiceForStaff(seller: string, id: string) {
  if (!isId(id)) return null;
  const invoice = await db().invoice.findUnique({
    where: { sellerId_id: { sellerId: seller, id } },
    include: {
      sendings: { orderBy: { version: "asc" } },
      notifications: { orderBy: [{ happenedAt: "asc" }, { id: "asc" }] },
      corrections: { orderBy: { at: "asc" } },
      credits: { orderBy: { createdAt: "asc" } },
      credited: true,
    },
  });
  if (!invoice) return null;
  const [order, document] = await Promise.all([orderOfInvoice(db(), invoice), documentOf(invoice, today())]);
  const lines = linesOf(invoice.lines);
  const notes = invoice.credits.map((note) => ({ ...note, lines: creditLinesOf(note.lines) }));
  return {
    ...invoice,
    numberText: numberText(invoice),
    issuedOn: fromDb(invoice.issuedOn),
    resendBy: invoice.resendBy && fromDb(invoice.resendBy),
    order: { id: order.id, code: order.code, isPaid: isPaid(order.state) },
    document: isRefusal(document) ? null : document,
    party: partyOf(invoice.billingSealed),
    lines,
    left: leftOf({ ...invoice, lines }, notes).nets,
    faults: faultsShape.parse(invoice.faults),
    moments: momentsOf(invoice),
    notes: invoice.credits.map((note) => ({ id: note.id, number: numberText(note), totalCents: note.totalCents })),
    creditedNumber: invoice.credited && numberText(invoice.credited),
  };
}
export type InvoiceForStaff = NonNullable<Awaited<ReturnType<typeof invoiceForStaff>>>;

interface Happened {
  sendings: {
    id: string;
    version: number;
    fileName: string;
    fileId: string | null;
    sdiId: string | null;
    sentAt: Date | null;
    preparedAt: Date;
  }[];
  notifications: {
    id: string;
    type: string;
    outcome: string | null;
    faults: unknown;
    note: string;
    happenedAt: Date;
    receivedAt: Date;
  }[];
  corrections: { id: string; at: Date; byName: string; reason: string; beforeSealed: string }[];
  billingSealed: string;
}

function momentsOf({ sendings, notifications, corrections, billingSealed }: Happened): InvoiceMoment[] {
  // What each correction found, and at the end what stands now.
  const parties = [...corrections.map(({ beforeSealed }) => beforeSealed), billingSealed].map(partyOf);
  const moments: InvoiceMoment[] = [
    ...sendings.map(({ id, version, fileName, fileId, sdiId, sentAt, preparedAt }) => ({
      ...{ key: id, what: "sent" as const, version, fileName, sdiId, versionFile: fileId !== null },
      at: instantFromDb(sentAt ?? preparedAt),
    })),
    ...notifications.map(({ id, type, outcome, faults, note, receivedAt }) => ({
      ...{ key: id, what: "said" as const, type, outcome, note, faults: saidShape.parse(faults) },
      at: instantFromDb(receivedAt),
    })),
    ...corrections.map(({ id, at, byName: by, reason }, n) => ({
      ...{ key: id, what: "corrected" as const, by, reason },
      changes: changesBetween(parties[n] ?? null, parties[n + 1] ?? null),
      at: instantFromDb(at),
    })),
  ];
  return moments.sort((a, b) => a.at.epochMilliseconds - b.at.epochMilliseconds || (a.key < b.key ? -1 : 1));
}
