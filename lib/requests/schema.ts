import { z } from "zod";
import { typedAmount } from "@/lib/accounts/schema";
import { checkEmail } from "@/lib/kernel/identifiers/email";
import { checkPhone } from "@/lib/kernel/identifiers/phone";
import { isProvince } from "@/lib/kernel/provinces";
import { mailboxAddress, userCode } from "@/lib/mailboxes/schema";
import { judged, line, orNothing } from "@/lib/orders/checked";
import { anyTaxCode, vatNumber } from "@/lib/orders/holder-fields";
import { startOrderSchema } from "@/lib/orders/schema";
import { isoDate } from "@/lib/sellers/policy/common";
import type { HelpKind } from "./kinds";

/** Words of one's own, in several lines if wanted. */
const message = z
  .string()
  .trim()
  .max(2000)
  .refine(
    (text) => text.isWellFormed() && !/[^\P{Cc}\n\r\t]|[\u202a-\u202e\u2066-\u2069]/u.test(text),
    "text-not-plain",
  )
  .default("");

/** Who asks, and the zone whose rep answers. */
const asker = {
  name: line(120),
  email: judged(checkEmail, 300),
  phone: judged(checkPhone, 40),
  province: z.string().min(1).max(10).refine(isProvince, "province-unknown"),
  message,
};

/** A member of a professional Order asks the rep of the zone for a mailbox at the agreement's price. */
export const agreementRequestSchema = z.strictObject({
  order: line(120),
  enrolment: orNothing(line(30)),
  ...asker,
});

/** A professional order asks that its agreement go on as was signed: until when (empty: without an end), and the paper. */
export const agreementRenewalSchema = z.strictObject({
  agreementId: z.uuid(),
  validTo: orNothing(isoDate),
  /** Token of the file with the renewal as it was signed. */
  signed: z.string().min(1, "renewal-unsigned").max(100),
  province: asker.province,
  message,
});

/** Somebody who wants many mailboxes asks the rep of the zone for an offer. */
export const volumeRequestSchema = z.strictObject({
  mailboxes: z.coerce
    .number("mailboxes-malformed")
    .pipe(z.int("mailboxes-malformed").min(1, "mailboxes-malformed").max(100_000, "mailboxes-malformed")),
  company: orNothing(line(120)),
  ...asker,
});

const fileToken = z.string().min(1, "file-missing").max(200);
const identity = { front: fileToken, back: z.union([z.literal(""), fileToken]).default("") };
const who = { name: line(120), email: judged(checkEmail, 300), message };
const taxCode = orNothing(anyTaxCode);

/** The forms of "Assistenza", each asking exactly what is needed (rows 8, 30, 32, 33). */
export const helpSchemas = {
  "forced-reset": z.strictObject({
    kind: z.literal("forced-reset"),
    userCode,
    address: mailboxAddress,
    taxCode: anyTaxCode,
    ...who,
    ...identity,
  }),
  "lost-credentials": z.strictObject({
    kind: z.literal("lost-credentials"),
    address: mailboxAddress,
    taxCode: anyTaxCode,
    ...who,
    ...identity,
  }),
  "log-copy": z.strictObject({
    kind: z.literal("log-copy"),
    sender: mailboxAddress,
    recipient: mailboxAddress,
    on: z.iso.date(),
    subject: orNothing(line(300)),
    messageId: orNothing(line(300)),
    ...who,
    ...identity,
  }),
  "more-space": z.strictObject({
    kind: z.literal("more-space"),
    userCode,
    address: mailboxAddress,
    where: z.enum(["inbox", "archive"]),
    gigabytes: z.coerce
      .number("gigabytes-malformed")
      .pipe(z.int("gigabytes-malformed").min(1, "gigabytes-malformed").max(10_000, "gigabytes-malformed")),
    ...who,
  }),
  "late-vat-number": z.strictObject({
    kind: z.literal("late-vat-number"),
    address: mailboxAddress,
    companyName: line(120),
    vatNumber,
    taxCode,
    ...who,
  }),
  /** A member's mailbox renewed on paper at the price of its agreement (row 25). */
  "member-renewal": z.strictObject({
    kind: z.literal("member-renewal"),
    userCode,
    address: mailboxAddress,
    taxCode: anyTaxCode,
    termMonths: z.coerce.number().pipe(z.int().min(1).max(120)),
    /** Token of the file with the request as it was signed. */
    signed: z.string().min(1, "renewal-unsigned").max(200),
    ...who,
  }),
} as const satisfies Record<HelpKind, z.ZodType>;

export const helpSchema = z.discriminatedUnion("kind", [
  helpSchemas["forced-reset"],
  helpSchemas["lost-credentials"],
  helpSchemas["log-copy"],
  helpSchemas["more-space"],
  helpSchemas["late-vat-number"],
  helpSchemas["member-renewal"],
]);
export type HelpAsked = z.infer<typeof helpSchema>;

const reply = z.string().trim().min(1).max(4000);
/** Acts that carry a request out, with what whoever asked is told. */
export const carryOutInput = z.strictObject({ requestId: z.uuid(), text: reply });
export const offerSpaceInput = carryOutInput.extend({
  code: z.string().max(60),
  blocks: z.coerce.number().pipe(z.int().min(1).max(1000)),
});
export const enterLateNumbersInput = carryOutInput.extend({ companyName: line(120), vatNumber, taxCode });
/** The mailbox of a member under an agreement: by the list, or by a certificate that comes with the documents. */
export const openMemberOrderInput = carryOutInput.extend({
  agreementId: z.uuid(),
  offer: startOrderSchema.shape.offer,
  by: z.enum(["number", "certificate"]),
  number: z.string().trim().max(30).default(""),
  taxCode: z.string().trim().max(30).default(""),
});
/** Until when the agreement goes on, as the rep reads it on the paper. */
export const renewAgreementAskedInput = carryOutInput.extend({ validTo: orNothing(isoDate) });
export const renewMemberMailboxInput = carryOutInput.extend({
  termMonths: z.coerce.number().pipe(z.int().min(1).max(120)),
});
export const sendLogForm = carryOutInput.extend({ file: fileToken });

/** A renewal carried out from a request: the net price somebody set, why, and what the customer is told. */
export const renewFromRequestInput = z.strictObject({
  requestId: z.uuid(),
  termMonths: z.coerce.number().pipe(z.int().min(1).max(120)),
  price: typedAmount,
  reason: z.string().trim().min(1, "reason-missing").max(500),
  text: z.string().trim().min(1).max(4000),
});

/** An offer for mailboxes from a request: how many, of which plan and term, the net price of one, why, what is said. */
export const makeVolumeOfferInput = renewFromRequestInput.omit({ termMonths: true }).extend({
  offer: startOrderSchema.shape.offer,
  mailboxes: volumeRequestSchema.shape.mailboxes,
});

export const decideSpecialRenewalInput = z.strictObject({
  requestId: z.uuid(),
  decision: z.enum(["agree", "refuse"]),
});

/** An answer to a request, and whether it ends it. */
export const answerRequestInput = z.strictObject({
  requestId: z.uuid(),
  decision: z.enum(["answer", "accept", "refuse"]),
  text: z.string().trim().min(1).max(4000),
});
