import { z } from "zod";
import { bilingual } from "./common";

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
});
