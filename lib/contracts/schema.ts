import { z } from "zod";
import { mailboxUserSchema } from "./declaration";
import { certificateSchema, inkOf, markSchema, SIGNING_WAYS, signedFromSchema, strokes } from "./signing";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const recordEvidenceSchema = z.strictObject({ signatureId: z.uuid(), fileId: z.uuid() });

export const recordContractSchema = z.strictObject({
  orderId: z.uuid(),
  fileId: z.uuid(),
  clausesVersion: z.string().min(1),
  contentHash: hash,
  sha256: hash,
  version: z.int().min(1),
});

/** Who uses a mailbox, as the form sends it. */
export const nameUserSchema = z.strictObject({ mailboxId: z.uuid(), user: mailboxUserSchema });
export const recordDeclarationSchema = nameUserSchema.extend({
  version: z.string().min(1),
  fileId: z.uuid(),
  sha256: hash,
  contentHash: hash,
});
export const signDeclarationSchema = z.strictObject({ declarationId: z.uuid(), fileId: z.uuid() });
/** The signed copy by the token its upload was answered with. */
export const fileDeclarationSchema = z.strictObject({
  declarationId: z.uuid(),
  file: z.string().min(1, "declaration-file-missing").max(200),
});
export const endDeclarationSchema = z.strictObject({ mailboxId: z.uuid() });

export const chooseSigningWaySchema = z.strictObject({ orderId: z.uuid(), way: z.enum(SIGNING_WAYS) });

/** A digital signature as it was judged: its file and certificate when it is right, the reason when it is not. */
export const signDigitallySchema = z.strictObject({
  orderId: z.uuid(),
  contractId: z.uuid(),
  from: signedFromSchema,
  verdict: z.discriminatedUnion("valid", [
    z.strictObject({ valid: z.literal(true), fileId: z.uuid(), sha256: hash, certificate: certificateSchema }),
    z.strictObject({ valid: z.literal(false), reason: z.string().min(1) }),
  ]),
});

export const requestSigningCodeSchema = z.strictObject({ orderId: z.uuid() });

/** The code is right and was tried: see exchanges/sign-on-screen.ts. */
export const signOnScreenSchema = z.strictObject({
  orderId: z.uuid(),
  contractId: z.uuid(),
  codeId: z.uuid(),
  mark: markSchema,
  from: signedFromSchema,
});

/** Shorter than this, in thousandths of the box, is no signature. */
const LEAST_INK = 120;

/** What the signing page sends. */
export const signOnScreenForm = z
  .strictObject({
    orderId: z.uuid(),
    contractId: z.uuid(),
    code: z
      .string()
      .trim()
      .transform((text) => text.replace(/\s/g, ""))
      .refine((text) => /^\d{6}$/.test(text), "code-malformed"),
    read: z.boolean().refine((yes) => yes, "signature-read-missing"),
    approve: z.boolean().refine((yes) => yes, "signature-approval-missing"),
    kind: z.enum(["typed", "drawn"]),
    name: z.string().trim().max(200).default(""),
    /** JSON of the drawn lines; "" when none was drawn. */
    strokes: z.string().max(200_000).default(""),
  })
  .transform(({ kind, name, strokes: drawn, ...rest }, context) => {
    const fault = (path: string, message: string) => {
      context.addIssue({ code: "custom", path: [path], message });
      return z.NEVER;
    };
    if (kind === "typed") return name ? { ...rest, mark: { kind, name } } : fault("name", "signature-name-missing");
    const lines = strokes.safeParse(parsedJson(drawn));
    if (!lines.success || inkOf(lines.data) < LEAST_INK) return fault("strokes", "signature-empty");
    return { ...rest, mark: { kind, strokes: lines.data } };
  });

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
