import { z } from "zod";
import { cents, channel, paymentMethod } from "./common";

const codePrefix = z.string().regex(/^[A-Z]{2,4}_?$/);

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
  /** Working days each way usually takes; shown before paying. */
  delays: z
    .partialRecord(paymentMethod, z.strictObject({ minDays: z.int().min(0), maxDays: z.int().min(0) }))
    .default({}),
  codes: z
    .strictObject({ activation: codePrefix, renewal: codePrefix, topUp: codePrefix })
    .default({ activation: "OR", renewal: "RLM_", topUp: "AB" }),
  /** Days an unpaid order stays open. */
  unpaidOrderDays: z.int().min(1).max(90).default(15),
  invoiceSeries: z.string().max(5).default(""),
});
