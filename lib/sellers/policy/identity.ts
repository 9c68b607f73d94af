import { z } from "zod";
import { bilingual, holderKind } from "./common";

export const DOCUMENT_KINDS = [
  "identity-front",
  "identity-back",
  "health-card",
  "company-register",
  "signed-contract",
] as const;

const clause = z.strictObject({ title: bilingual, text: bilingual });

/** Who may buy, what proves who they are, and what they sign. */
export const identityPolicy = z.strictObject({
  holderKinds: z.array(holderKind).min(1),
  /** Documents asked of each kind of holder. */
  documents: z.partialRecord(holderKind, z.array(z.enum(DOCUMENT_KINDS))),
  contract: z.strictObject({
    /** Version printed on the contract and kept with the order. */
    version: z.string().min(1),
    clauses: z.array(clause).min(1),
  }),
  /** Documents one click away wherever something is bought; their version is kept with the order. */
  terms: z
    .array(
      z.strictObject({
        code: z.enum(["conditions", "manual", "privacy"]),
        version: z.string(),
        title: bilingual,
        text: bilingual,
      }),
    )
    .min(1),
  maxUploadMb: z.number().positive().max(25).default(10),
});
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
