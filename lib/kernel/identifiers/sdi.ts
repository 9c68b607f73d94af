import { type Outcome, refuse } from "@/lib/kernel/refusal";

export type SdiFault = "sdi-code-malformed";

/** The code of someone who receives e-invoices by PEC or in the tax drawer, and has none of their own. */
export const NO_SDI_CODE = "0000000";

/**
 * The address of an e-invoice in the exchange system: seven letters and digits, or six for a public body (FatturaPA 1.2).
 * Returns it in capitals, or refuses with `sdi-code-malformed`.
 */
export function checkSdiCode(text: string, receiver: "private" | "public" = "private"): Outcome<string, SdiFault> {
  const code = text.normalize("NFKC").replace(/\s/g, "").toUpperCase();
  const shape = receiver === "public" ? /^[A-Z0-9]{6}$/ : /^[A-Z0-9]{7}$/;
  return shape.test(code) ? code : refuse("sdi-code-malformed");
}
