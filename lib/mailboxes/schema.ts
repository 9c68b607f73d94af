import { z } from "zod";

/** Login code as the provider writes it: letters and digits, any case and spaces forgiven. */
export const userCode = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .transform((text) => text.replace(/\s+/g, "").toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9]+$/));

/** An address, NFKC first so that look-alike characters can't pass for others. */
export const mailboxAddress = z
  .string()
  .trim()
  .max(200)
  .transform((text) => text.normalize("NFKC").toLowerCase())
  .pipe(z.email());

export const byCodes = z.strictObject({ userCode, address: mailboxAddress });
export const byId = z.strictObject({ mailboxId: z.uuid() });
export const whichMailbox = z.union([byId, byCodes]);
export type WhichMailbox = z.infer<typeof whichMailbox>;

const blocks = z.strictObject({ code: z.string().max(60), blocks: z.int().min(1).max(1000) });

/** `plan` and `addOns`: as they are, when left out. */
export const orderRenewalInput = z.strictObject({
  which: whichMailbox,
  termMonths: z.int().min(1).max(120),
  plan: z.string().max(60).optional(),
  addOns: z.array(blocks).max(20).optional(),
});

/** Blocks of an add-on for a live mailbox; `seenTotalCents` is the price the buyer was shown. */
export const orderAddOnInput = blocks.extend({
  mailboxId: z.uuid(),
  seenTotalCents: z.int().min(0).optional(),
});

/** A renewal that can't be made online, put to the sales rep of the zone. */
export const renewalRequestInput = z.strictObject({
  userCode,
  address: mailboxAddress,
  name: z.string().trim().min(2).max(120),
  email: mailboxAddress,
  province: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/),
  message: z.string().trim().max(2000).default(""),
});

/** The code sent to the number of a daily SMS. */
export const smsNoticeForm = byId.extend({
  code: z
    .string()
    .max(40)
    .transform((text) => text.replace(/\s/g, ""))
    .refine((text) => /^\d{6}$/.test(text), "code-malformed"),
});

/** A credentials link and the mailbox it is for. */
export const credentialsInput = z.strictObject({ linkId: z.uuid(), mailboxId: z.uuid() });
export const putBackInput = credentialsInput.extend({ forGood: z.boolean() });

const fileToken = z.string().min(1, "file-missing").max(200);

/** A mailbox to be closed because its holder asks for it (row 31); `on`: not before that day, "YYYY-MM-DD". */
export const revocationInput = z.strictObject({
  userCode,
  address: mailboxAddress,
  name: z.string().trim().min(2).max(120),
  email: mailboxAddress,
  on: z.union([z.literal(""), z.iso.date()]).default(""),
  message: z.string().trim().max(2000).default(""),
  front: fileToken,
  back: z.union([z.literal(""), fileToken]).default(""),
});
