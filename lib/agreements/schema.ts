import { z } from "zod";
import { parseCents } from "@/lib/kernel/money";
import { agreedForm } from "@/lib/mailboxes/bulk-schema";
import { line, orNothing } from "@/lib/orders/checked";
import { startOrderSchema } from "@/lib/orders/schema";
import { code, domain, isoDate } from "@/lib/sellers/policy/common";
import { MOST_REMINDED } from "./reminder";
import { AFTER_END, agreementPrice, PROOFS } from "./terms";

const slug = z
  .string()
  .trim()
  .max(40, "slug-malformed")
  .regex(/^[a-z0-9](-?[a-z0-9])*$/, "slug-malformed");

/** An amount as it is typed, zero too; becomes cents. */
export const amount = z
  .string()
  .max(20)
  .transform((text, context) => {
    const cents = parseCents(text);
    if (cents !== null && cents >= 0) return cents;
    context.addIssue({ code: "custom", message: "amount-unreadable" });
    return z.NEVER;
  });

/** A whole number as it is typed. */
export const whole = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,7}$/, "number-malformed")
    .transform(Number)
    .pipe(z.int().min(least).max(most));

/** A row of the price list as it is typed; one without an amount is not sold. */
const typedPrice = z.strictObject({
  plan: code,
  act: z.enum(["activation", "renewal"]),
  termMonths: whole(1, 120),
  amount: z.string().trim().max(20),
  share: z.string().trim().max(20),
});

const prices = z
  .array(typedPrice)
  .max(200)
  .transform((rows) => rows.filter((row) => row.amount !== ""))
  .pipe(
    z.array(
      typedPrice.extend({
        termMonths: z.int(),
        amount,
        share: z
          .literal("")
          .transform(() => 0)
          .or(amount),
      }),
    ),
  )
  .transform((rows) =>
    rows.map(({ amount: amountCents, share: orderCents, ...of }) => ({ ...of, amountCents, orderCents })),
  )
  .pipe(z.array(agreementPrice).min(1, "prices-none"));

/** "7,5" percent as hundredths of a percent. */
export const percent = z
  .string()
  .trim()
  .regex(/^(\d{1,2}(?:[.,]\d{1,2})?)?$/, "percent-malformed")
  .transform((text) => Math.round(Number(text.replace(",", ".") || "0") * 100));

const domains = z
  .string()
  .max(500)
  .transform((text) =>
    text
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  )
  .pipe(z.array(domain.max(100, "domain-malformed")).max(10));

/** An agreement as its form sends it; without `agreementId` it is a new one. */
export const saveAgreementSchema = z
  .strictObject({
    agreementId: orNothing(z.uuid()),
    name: line(120),
    slug,
    validFrom: isoDate,
    validTo: orNothing(isoDate),
    domains,
    prices,
    byNumber: z.boolean().default(false),
    byCode: z.boolean().default(false),
    byCertificate: z.boolean().default(false),
    collects: z.boolean().default(false),
    delegates: z.boolean().default(false),
    maxMailboxes: orNothing(whole(1, 1_000_000)),
    afterEnd: z.enum(AFTER_END),
    commission: percent,
    noticeDays: whole(0, 365),
    /** Tokens of files sent before: the order's logo, the agreement as it was signed. */
    logo: orNothing(z.string().max(100)),
    signed: orNothing(z.string().max(100)),
  })
  .refine(({ validFrom, validTo }) => !validTo || validTo >= validFrom, {
    path: ["validTo"],
    message: "validity-reversed",
  })
  .refine(({ byNumber, byCode, byCertificate }) => byNumber || byCode || byCertificate, {
    path: ["byNumber"],
    message: "proofs-none",
  });

export const agreementIdSchema = z.strictObject({ agreementId: z.uuid() });
export const endAgreementSchema = agreementIdSchema.extend({ why: line(200) });
/** Until when an agreement goes on; left empty, without an end. */
export const renewAgreementSchema = agreementIdSchema.extend({
  validTo: orNothing(isoDate),
  note: z.string().trim().max(200).default(""),
  /** Token of the file with the renewal as it was signed. */
  signed: z.string().min(1, "renewal-unsigned").max(100),
});
export const makeCodesSchema = agreementIdSchema.extend({ count: whole(1, 1000) });
/** What the page that renews mailboxes of an agreement sends: what it showed, and why when it is not their own people. */
export const renewMailboxesForm = agreedForm.extend({
  agreementId: z.uuid(),
  reason: z.string().trim().max(500).default(""),
});
/** Words of the professional order for members of its. */
export const remindMembersSchema = agreementIdSchema.extend({
  memberIds: z.array(z.uuid()).min(1).max(MOST_REMINDED),
  subject: line(120),
  text: z
    .string()
    .trim()
    .min(1)
    .max(4000)
    .refine((text) => text.isWellFormed() && !text.includes("\0"), "text-not-plain"),
});
/** The same as its page sends it, the members as the text it carries them in. */
export const remindMembersForm = remindMembersSchema.omit({ memberIds: true }).extend({
  members: z
    .string()
    .max(100_000)
    .refine((text) => idsIn(text).length > 0, "invalid-input"),
});

/** Ids as a page carries them: separated by spaces. */
export const idsIn = (text: string): string[] =>
  text
    .split(" ")
    .filter((id) => z.uuid().safeParse(id).success)
    .slice(0, MOST_REMINDED);

export const grantManagerSchema = agreementIdSchema.extend({ login: line(300) });
export const withdrawManagerSchema = agreementIdSchema.extend({ userId: z.uuid() });

/** A member proves to be one, and chooses what to buy. */
export const startMemberOrderSchema = z.strictObject({
  agreement: z.string().max(40),
  by: z.enum(PROOFS),
  number: z.string().trim().max(30).default(""),
  taxCode: z.string().trim().max(30).default(""),
  code: z.string().trim().max(40).default(""),
  offer: startOrderSchema.shape.offer,
  locale: startOrderSchema.shape.locale,
});

const count = z.int().min(0);
/** How many lines a list of members has, as kept in `AgreementList.counts`. */
export const listCounts = z.strictObject({ lines: count, good: count, bad: count });
/** How a list was understood, as kept in `AgreementList.layout`. */
export const listLayout = z.strictObject({
  encoding: z.string(),
  delimiter: z.string(),
  columns: z.partialRecord(z.enum(["number", "lastName", "firstName", "taxCode", "email"]), z.string()),
});
