import { z } from "zod";
import { parseDay } from "@/lib/kernel/day";
import { POLICY_PARTS, type PolicyPart } from "./policy-faults";

/** The draft as the page shows it; "" when nobody has begun one. */
const revision = z.union([z.uuid(), z.literal("")]);

export const savePartSchema = z.strictObject({
  part: z.enum(Object.keys(POLICY_PARTS) as [PolicyPart, ...PolicyPart[]]),
  revision,
  /** The part as JSON. */
  value: z.string(),
});
export const replaceDraftSchema = z.strictObject({ revision, json: z.string() });
export const discardDraftSchema = z.strictObject({ revision: z.uuid() });

export const publishDraftSchema = z.strictObject({
  revision: z.uuid(),
  /** The version the differences were shown against. */
  against: z.coerce.number().pipe(z.int().min(1)),
  from: z.string().transform((text, context) => {
    const from = parseDay(text);
    if (from) return from;
    context.addIssue({ code: "custom", message: "from-unreadable" });
    return z.NEVER;
  }),
});
export const withdrawVersionSchema = z.strictObject({ version: z.coerce.number().pipe(z.int().min(1)) });
