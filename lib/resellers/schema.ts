import { z } from "zod";
import { typedAmount } from "@/lib/accounts/schema";
import { amount, percent, whole } from "@/lib/agreements/schema";
import { line, orNothing } from "@/lib/orders/checked";
import { code } from "@/lib/sellers/policy/common";
import { PAYOUTS } from "./commission";

/** A row of the price list as it is typed; one without an amount follows the discount. */
const typedPrice = z.strictObject({
  plan: code,
  act: z.enum(["activation", "renewal"]),
  termMonths: whole(1, 120),
  amount: z.string().trim().max(20),
});

const prices = z
  .array(typedPrice)
  .max(200)
  .default([])
  .transform((rows) => rows.filter((row) => row.amount !== ""))
  .pipe(z.array(typedPrice.extend({ termMonths: z.int(), amount })))
  .transform((rows) => rows.map(({ amount: amountCents, ...of }) => ({ ...of, amountCents })));

/** A reseller as its form sends it; without `resellerId` it is a new one, of the account `login` names. */
export const saveResellerSchema = z
  .strictObject({
    resellerId: orNothing(z.uuid()),
    login: orNothing(line(300)),
    name: line(120),
    discount: percent,
    commission: percent,
    prices,
    /** The face its customers see; without a name they see the seller. */
    brandName: orNothing(line(80)),
    colour: orNothing(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^#[0-9a-f]{6}$/, "colour-malformed"),
    ),
    brandEmail: orNothing(z.string().trim().toLowerCase().pipe(z.email("email-malformed"))),
    brandPhone: orNothing(line(40)),
    /** Token of a picture sent before; without one the logo stays as it is. */
    logo: orNothing(z.string().max(100)),
  })
  .refine(({ resellerId, login }) => resellerId || login, { path: ["login"], message: "login-missing" })
  .refine(({ brandName, brandEmail }) => !brandName || brandEmail, {
    path: ["brandEmail"],
    message: "brand-unreachable",
  });

/** What a reseller is given of its commissions, and how. */
export const payCommissionSchema = z.strictObject({
  resellerId: z.uuid(),
  amount: typedAmount,
  how: z.enum(PAYOUTS),
  note: z
    .string()
    .max(200)
    .default("")
    .pipe(z.union([z.literal(""), line(200)])),
});

export const resellerIdSchema = z.strictObject({ resellerId: z.uuid() });
export const suspendResellerSchema = resellerIdSchema.extend({ why: line(200) });
