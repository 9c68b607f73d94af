import { z } from "zod";
import { cents, channel, holderKind, paymentMethod } from "./common";

const codePrefix = z.string().regex(/^[A-Z]{2,4}_?$/);

/** In which acts a request to pay is sent, with numbers of its own, before the invoice. */
const proforma = z.strictObject({
  activation: z.boolean().default(false),
  renewal: z.boolean().default(false),
  addOns: z.boolean().default(false),
  series: z.string().max(5).default("P"),
});

/** Amounts that tell how invoices are made. */
const invoice = z.strictObject({
  /** Stamp duty on invoices without VAT above an amount (DPR 642/1972: 2,00 € above 77,47 €). */
  stampDutyCents: cents.default(200),
  stampDutyAboveCents: cents.default(7747),
  /** Is the duty charged to the customer? */
  stampDutyCharged: z.boolean().default(true),
  creditNoteSeries: z.string().max(5).default("NC"),
  /** Whose invoices are issued when what they bought is delivered, paid or not; everybody else's when it is paid. */
  onDelivery: z
    .strictObject({
      holderKinds: z.array(holderKind).default(["public-body"]),
      channels: z.array(channel).default([]),
    })
    .prefault({}),
  /** Why a price without VAT bears none, unless the seller's regime or the customer's country says it: FatturaPA's code. */
  vatFree: z
    .strictObject({
      nature: z.string().regex(/^(N1|N2\.[12]|N3\.[1-6]|N4|N5|N6\.[1-9]|N7)$/),
      law: z.string().min(1).max(100),
    })
    .default({ nature: "N2.2", law: "Operazione non soggetta a IVA" }),
});

/** How the bank tells of the money that came. */
const statements = z.strictObject({
  /** Further accounts of the seller whose statements are taken, besides that of transfers: IBANs. */
  otherAccounts: z.array(z.string().min(5).max(40)).max(20).default([]),
  /** Of the two dates of a movement in CBI files the first is the value date (as the format has it), or the booking date. */
  cbiFirstDate: z.enum(["value", "booking"]).default("value"),
});

/** How money comes in: methods per channel, bank details, code prefixes, invoice numbering. */
export const moneyPolicy = z.strictObject({
  /** Ways to pay in each channel; a channel left out is not open. */
  methods: z.partialRecord(channel, z.array(paymentMethod)),
  /** Ways to pay into the prepaid account; empty: the seller has no prepaid accounts. */
  topUpMethods: z.array(paymentMethod).default([]),
  topUpMinCents: cents.default(1000),
  topUpMaxCents: cents.default(500_000),
  transfer: z
    .strictObject({ beneficiary: z.string(), iban: z.string(), bic: z.string().optional(), bank: z.string() })
    .optional(),
  postalAccount: z.strictObject({ number: z.string(), beneficiary: z.string() }).optional(),
  cheque: z.strictObject({ payableTo: z.string().min(1), sendTo: z.string().min(1) }).optional(),
  /** When the service begins with a slow payment: on its receipt, or when the money has arrived (absent). */
  startsOn: z.partialRecord(paymentMethod, z.enum(["receipt", "arrival"])).default({}),
  /** Working days each way usually takes; shown before paying. */
  delays: z
    .partialRecord(paymentMethod, z.strictObject({ minDays: z.int().min(0), maxDays: z.int().min(0) }))
    .default({}),
  codes: z
    .strictObject({ activation: codePrefix, renewal: codePrefix, topUp: codePrefix })
    .default({ activation: "OR", renewal: "RLM_", topUp: "AB" }),
  /** Days an unpaid order stays open. */
  unpaidOrderDays: z.int().min(1).max(90).default(15),
  /** Days before its end on which an unpaid order, or a booked top-up, is told of; 0: never. */
  unpaidNoticeDays: z.int().min(0).max(30).default(3),
  invoiceSeries: z.string().max(5).default(""),
  invoice: invoice.prefault({}),
  proforma: proforma.prefault({}),
  /** Bank fees the seller bears: a payment short by no more than this is taken as whole. */
  tolerance: z.strictObject({ feeCents: cents.default(0) }).prefault({}),
  /** A refund above this amount needs a second person. */
  refunds: z.strictObject({ secondPersonAboveCents: cents.default(10_000) }).prefault({}),
  /** A price given up above this amount needs a second person. */
  writeOffs: z.strictObject({ secondPersonAboveCents: cents.default(10_000) }).prefault({}),
  /** A prepaid balance that falls below is told to its owner; 0: never. */
  prepaid: z.strictObject({ lowBalanceCents: cents.default(0) }).prefault({}),
  statements: statements.prefault({}),
});
