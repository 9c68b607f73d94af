import { z } from "zod";
import { identitySchema } from "@/lib/documents/schema";
import { parseDay } from "@/lib/kernel/day";
import { billingSchema } from "./billing";
import { line, orNothing } from "./checked";
import { holderSchema } from "./holder";
import { address, anyTaxCode, email, vatNumber } from "./holder-fields";

export { type Billing, billingSchema } from "./billing";
export { type Holder, holderSchema, isBody } from "./holder";
export type { Address, Human } from "./holder-fields";

export const describeHolderSchema = z.strictObject({
  orderId: z.uuid(),
  holder: holderSchema,
  billing: billingSchema,
});

/** What a company that was being formed supplies once it has its numbers, and what may have changed by then. */
export const registerCompanySchema = z.strictObject({
  holderId: z.uuid(),
  companyName: line(120),
  vatNumber,
  taxCode: orNothing(anyTaxCode),
  address,
});

/** "plan/months": what is bought, as one choice of a list. */
const offer = z
  .string()
  .regex(/^[a-z0-9-]{2,30}\/\d{1,3}$/)
  .transform((text) => {
    const [plan = "", months] = text.split("/");
    return { plan, termMonths: Number(months) };
  });
export const offerText = (choice: { plan: string; termMonths: number }): string =>
  `${choice.plan}/${choice.termMonths}`;

const localPart = z.string().max(200);

export const startOrderSchema = z.strictObject({
  offer,
  locale: z.enum(["it", "en"]).default("it"),
  /** A name thought of already; checked later, with the others. */
  name: localPart.optional(),
  /** Bought by a form that is printed, signed and sent. */
  channel: z.literal("paper").optional(),
});
export const choosePlanSchema = z.strictObject({ orderId: z.uuid(), offer });

/** Three wishes in order of preference; the second and third may be left empty. */
export const wishNamesSchema = z.strictObject({
  orderId: z.uuid(),
  domain: z.string().max(100).optional(),
  names: z.tuple([localPart.trim().min(1), localPart, localPart]),
});

export const placeOrderSchema = z.strictObject({
  orderId: z.uuid(),
  /** Conditions, manual and privacy notice, in the versions in force. */
  acceptTerms: z.boolean().refine((yes) => yes, "consent-terms"),
  /** Asked of consumers: they may withdraw within 14 days, and want the mailbox at once all the same. */
  immediateActivation: z.boolean().default(false),
  /** The total the customer saw, cents: a price changed meanwhile is shown again before it is owed. */
  seenTotalCents: z.coerce.number().int().min(0).optional(),
});

/** The same on paper, by the order's private link. */
export const placeOnPaperSchema = placeOrderSchema
  .omit({ orderId: true })
  .extend({ token: z.string().min(1).max(100) });

/** The mail address of an order put right by the staff, and how they know it. */
export const correctAddressSchema = z.strictObject({
  orderId: z.uuid(),
  email,
  reason: z.string().trim().min(3).max(500),
});

/** When papers arrived, by the clock of Rome. */
export const registerPapersSchema = z.strictObject({
  orderId: z.uuid(),
  arrivedOn: z
    .string()
    .min(1)
    .max(20)
    .refine((text) => parseDay(text) !== null, "date-malformed"),
  arrivedAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time-malformed"),
});
/** With what stands on the identity document among them. */
export const takePapersSchema = registerPapersSchema.extend(identitySchema.shape);
