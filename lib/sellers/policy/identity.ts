import { z } from "zod";
import { bilingual, clause, code, holderKind } from "./common";

export const DOCUMENT_KINDS = [
  "identity-front",
  "identity-back",
  "health-card",
  "company-register",
  "order-card",
  "incorporation-deed",
  "appointment-act",
  "foreign-register",
  "foreign-tax-code",
  "power-of-attorney",
  "signed-contract",
] as const;

/** A way to sign the contract and what it leads to once the order is paid. */
const signing = z.strictObject({
  way: z.enum(["digital", "by-hand", "on-screen"]),
  activates: z.enum(["at-once", "after-review"]),
  /** How the one-time code of a signature on the screen is sent. */
  code: z.enum(["mail", "sms"]).optional(),
  /** Documents that need not be sent by whoever signs so: a qualified signature itself says who signed. */
  spares: z.array(z.enum(DOCUMENT_KINDS).exclude(["signed-contract"])).default([]),
});
export type Signing = z.infer<typeof signing>;

/** A company being formed supplies its VAT number within so many days; reminders count back from the last one. */
const beingFormed = z.strictObject({
  days: z.int().min(1).max(365).default(30),
  /** Days before the last one on which a reminder is mailed; negative: after it. */
  reminderDays: z.array(z.int().min(-90).max(365)).default([15, 7, 1, 0]),
});

/** How long papers are kept. */
const retention = z.strictObject({
  /** Months after the mailbox's end (or the order's, when it led to none) at which documents are deleted. */
  documentsMonths: z.int().min(0).max(240).default(12),
  /** Days after which an order left unfinished loses its documents and personal data. */
  draftsDays: z.int().min(1).max(365).default(30),
});

const both = (it: string, en: string) => ({ it, en });
const REJECTION_REASONS = [
  { code: "illegible", text: both("La foto non si legge bene.", "The picture cannot be read well.") },
  {
    code: "incomplete",
    text: both("Il documento è tagliato o manca una parte.", "The document is cut or a part is missing."),
  },
  { code: "expired", text: both("Il documento è scaduto.", "The document has expired.") },
  { code: "wrong-document", text: both("Non è il documento richiesto.", "It is not the document that was asked for.") },
  {
    code: "data-differ",
    text: both("I dati non corrispondono a quelli dell’ordine.", "The data differ from those of the order."),
  },
  {
    code: "not-signed",
    text: both("Il contratto non è firmato in ogni parte.", "The contract is not signed in every part."),
  },
  { code: "other", text: both("Altro motivo.", "Another reason.") },
];

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
  /** Ways to sign, the proposed one first. */
  signing: z
    .array(signing)
    .min(1)
    .prefault([{ way: "by-hand", activates: "after-review" }]),
  beingFormed: beingFormed.prefault({}),
  /** Declaration of who uses a mailbox held by another; absent: mailboxes are used by their holders only. */
  userDeclaration: z.strictObject({ version: z.string().min(1), clauses: z.array(clause).min(1) }).optional(),
  /** Why papers are sent back, as the customer reads it. */
  rejectionReasons: z
    .array(z.strictObject({ code, text: bilingual }))
    .min(1)
    .default(REJECTION_REASONS),
  retention: retention.prefault({}),
  /** A professional order may sign the contracts of its members by their delegation, which it sends. */
  delegation: z.boolean().default(false),
  maxUploadMb: z.number().positive().max(25).default(10),
});
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
