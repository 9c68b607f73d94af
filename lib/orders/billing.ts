import { z } from "zod";
import { checkSdiCode } from "@/lib/kernel/identifiers/sdi";
import { checkVatId } from "@/lib/kernel/identifiers/vat-id";
import { isRefusal } from "@/lib/kernel/refusal";
import { judged, line, orNothing } from "./checked";
import { address, anyTaxCode, email, foreignAddress, foreignCountry, vatNumber } from "./holder-fields";

/** Where the e-invoice goes; without either it waits in the customer's own tax area. */
const delivery = { sdiCode: orNothing(judged(checkSdiCode, 20)), pec: orNothing(email) };

const code = (shape: RegExp, fault: string) =>
  z
    .string()
    .max(40)
    .transform((text) => text.toUpperCase().replace(/\s/g, ""))
    .refine((text) => shape.test(text), fault);

/** What a public body may want on its invoices: codes of the tender and of the project. */
const tender = {
  cig: orNothing(code(/^[A-Z0-9]{10}$/, "cig-malformed")),
  cup: orNothing(code(/^[A-Z]\d{2}[A-Z]\d{11}$/, "cup-malformed")),
};

const toHolder = z.strictObject({ to: z.literal("holder"), ...delivery, ...tender });

const toOther = z
  .strictObject({
    to: z.literal("other"),
    name: line(120),
    vatNumber: orNothing(vatNumber),
    taxCode: orNothing(anyTaxCode),
    address,
    ...delivery,
  })
  .refine((party) => party.vatNumber || party.taxCode, { path: ["vatNumber"], message: "billing-identifier-missing" });

const toForeigner = z
  .strictObject({
    to: z.literal("foreigner"),
    name: line(120),
    country: foreignCountry,
    vatNumber: line(40),
    address: foreignAddress,
  })
  .transform((party, context) => {
    const number = checkVatId(party.vatNumber, party.country);
    if (!isRefusal(number)) return { ...party, vatNumber: number };
    context.addIssue({ code: "custom", path: ["vatNumber"], message: number.code });
    return z.NEVER;
  });

/** To whom the invoice is made out: to the holder, to somebody else, to somebody abroad. */
export const billingSchema = z.discriminatedUnion("to", [toHolder, toOther, toForeigner]);
export type Billing = z.infer<typeof billingSchema>;
