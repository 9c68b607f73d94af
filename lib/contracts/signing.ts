import { z } from "zod";
import type { Policy } from "@/lib/sellers/policy";
import type { Signing } from "@/lib/sellers/policy/identity";

export const SIGNING_WAYS = ["digital", "by-hand", "on-screen"] as const;
export type SigningWay = (typeof SIGNING_WAYS)[number];

/** The ways a seller offers, the proposed one first. */
export const waysToSign = (policy: Pick<Policy, "identity">): readonly Signing[] => policy.identity.signing;

/** How a contract is to be signed: as chosen, while that is still offered; the only way; null: it must be chosen. */
export function signingOf(policy: Pick<Policy, "identity">, chosen: string | null | undefined): Signing | null {
  const ways = waysToSign(policy);
  return ways.find(({ way }) => way === chosen) ?? (ways.length === 1 ? (ways[0] ?? null) : null);
}

/** What counts of a signature when it is asked whether it stands by itself. */
export interface Signed {
  way: SigningWay;
  /** An authority the operator trusts says that it was this person; only digital signatures can be. */
  trusted: boolean;
}

/**
 * True when a signature stands by itself and nobody of the staff need look: the seller says so of its way, and a digital
 * one comes from an authority that is trusted — without a trust list anybody could have made it.
 */
export function suffices(signing: Signing | null, signature: Signed | null): boolean {
  if (!signing || signature?.way !== signing.way || signing.activates !== "at-once") return false;
  return signing.way === "digital" ? signature.trusted : signing.way === "on-screen";
}

/** Points of a drawn line: x and y in thousandths of the width of the box it was drawn in. */
const stroke = z
  .array(z.tuple([z.int().min(0).max(1000), z.int().min(0).max(1000)]))
  .min(1)
  .max(2000);
const MOST_POINTS = 8000;
export const strokes = z
  .array(stroke)
  .min(1)
  .max(200)
  .refine((lines) => lines.reduce((sum, line) => sum + line.length, 0) <= MOST_POINTS, "signature-too-large");
export type Strokes = z.infer<typeof strokes>;

/** How long a drawn signature is altogether, in thousandths of its box's width: a dot is none. */
export const inkOf = (lines: Strokes): number =>
  lines.reduce((sum, line) => {
    const steps = line.slice(1).map(([x, y], i) => Math.hypot(x - (line[i]?.[0] ?? x), y - (line[i]?.[1] ?? y)));
    return sum + steps.reduce((length, step) => length + step, 0);
  }, 0);

/** The mark of who signs on the screen. */
export const markSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("typed"), name: z.string().min(1).max(200) }),
  z.strictObject({ kind: z.literal("drawn"), strokes }),
]);

/** From where somebody signed: the address of the browser and what it calls itself. */
export const signedFromSchema = z.strictObject({ address: z.string().max(64), userAgent: z.string().max(300) });
export type SignedFrom = z.infer<typeof signedFromSchema>;

const common = { from: signedFromSchema.nullable() };

/** What a digital signature was found to be. Instants ISO 8601. */
export const certificateSchema = z.strictObject({
  container: z.string(),
  name: z.string().nullable(),
  taxCode: z.string().nullable(),
  issuer: z.string().nullable(),
  serial: z.string().nullable(),
  notBefore: z.string().nullable(),
  notAfter: z.string().nullable(),
  claimedAt: z.string().nullable(),
  provenAt: z.string().nullable(),
  digest: z.string().nullable(),
  algorithm: z.string().nullable(),
  qualified: z.boolean(),
  /** Whoever is trusted answers for a certificate of this kind; before that was asked, they were taken to. */
  vouched: z.boolean().default(true),
  /** The codice fiscale of who was to sign was asked of the certificate; abroad there may be none to ask for. */
  identified: z.boolean(),
  trust: z.enum(["trusted", "untrusted", "not-checked"]),
  revocation: z.enum(["good", "revoked", "not-checked"]),
  notes: z.array(z.string()),
});
export type Certificate = z.infer<typeof certificateSchema>;

/** What proves a signature, as sealed in `Signature.factsSealed`. */
export const signatureFactsSchema = z.discriminatedUnion("way", [
  z.strictObject({ way: z.literal("digital"), ...common, certificate: certificateSchema }),
  z.strictObject({ way: z.literal("by-hand"), ...common, receivedBy: z.enum(["upload", "staff"]) }),
  z.strictObject({
    way: z.literal("on-screen"),
    ...common,
    mark: markSchema,
    code: z.strictObject({ channel: z.enum(["mail", "sms"]), to: z.string(), sentAt: z.string() }),
    /** The conditions approved one by one: art. 1341 of the Civil Code. */
    approved: z.strictObject({ first: z.int(), last: z.int() }),
  }),
]);
export type SignatureFacts = z.infer<typeof signatureFactsSchema>;

/** True when a trusted authority says, and answers for it, that it was this person. */
export const isProven = ({ trust, vouched, identified }: Pick<Certificate, "trust" | "vouched" | "identified">) =>
  trust === "trusted" && vouched && identified;

/** What the facts of a signature say of whether it stands by itself. */
export const signedBy = (facts: SignatureFacts): Signed => ({
  way: facts.way,
  trusted: facts.way === "digital" && isProven(facts.certificate),
});

/** Names are compared without case, accents, and the blanks around and between. */
const plainName = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}]+/gu, " ")
    .trim()
    .toUpperCase();

/** True when a typed name is the signer's, first or last name first. */
export function isNameOf(typed: string, { firstName, lastName }: { firstName: string; lastName: string }): boolean {
  const name = plainName(typed);
  return name === plainName(`${firstName} ${lastName}`) || name === plainName(`${lastName} ${firstName}`);
}

/** An address as it may be shown: its first letter and its domain. */
export const maskedEmail = (email: string): string => email.replace(/^(.)[^@]*(@.*)$/, "$1•••$2");
