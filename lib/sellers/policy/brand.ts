import { z } from "zod";
import { bilingual } from "./common";

/**
 * The seller as the e-invoice names it (CedentePrestatore). Empty street, cap or city: the seller issues no e-invoices
 * yet, and says so before one leaves.
 */
const fiscal = z.strictObject({
  /** RegimeFiscale of FatturaPA: RF01 is the ordinary one. */
  regime: z
    .string()
    .regex(/^RF(0[1-9]|1[0-9])$/)
    .default("RF01"),
  taxCode: z.string().max(16).optional(),
  street: z.string().max(60).default(""),
  cap: z
    .string()
    .regex(/^(\d{5})?$/)
    .default(""),
  city: z.string().max(60).default(""),
  province: z
    .string()
    .regex(/^([A-Z]{2})?$/)
    .default(""),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default("IT"),
  /** Entry in the company register: its province, its number. */
  rea: z
    .strictObject({
      office: z.string().regex(/^[A-Z]{2}$/),
      number: z.string().regex(/^\d{1,20}$/),
      soleShareholder: z.boolean().default(false),
      inLiquidation: z.boolean().default(false),
    })
    .optional(),
  shareCapitalCents: z.int().min(0).optional(),
  /** Where SdI and customers reach the seller by certified mail. */
  pec: z.email().optional(),
});

/** How the seller presents itself and where it can be reached. */
export const brandPolicy = z.strictObject({
  name: z.string().min(1).max(60),
  legalName: z.string().min(1).max(120),
  vatNumber: z.string().max(20).optional(),
  address: z.string().min(1).max(200),
  tagline: bilingual,
  /** Main colour, #rrggbb; shades are computed from it. */
  colour: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  email: z.email(),
  phone: z.string().max(40).optional(),
  /** Sender of the mails, without the name. */
  mailFrom: z.email(),
  hosts: z.array(z.string()).default([]),
  fiscal: fiscal.prefault({}),
});
