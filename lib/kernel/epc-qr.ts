import { checkIban } from "@/lib/kernel/identifiers/iban";
import type { Cents } from "@/lib/kernel/money";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";

export type EpcFault = "epc-beneficiary" | "epc-iban" | "epc-bic" | "epc-amount" | "epc-purpose" | "epc-remittance";

/** A SEPA transfer. The reason for payment is free text (`remittance`) or an ISO 11649 `reference`, never both. */
export type EpcTransfer = {
  beneficiary: string;
  iban: string;
  bic?: string;
  amountCents: Cents;
  remittance?: string;
  reference?: string;
  purpose?: string;
};

const MOST_CENTS = 99_999_999_999;
const MOST_BYTES = 331;

/**
 * Text of the QR that banking programs read (EPC069-12, version 002, UTF-8; print it with error correction M).
 * Refuses with the part that doesn't fit: `epc-beneficiary` (1–70 characters), `epc-iban`, `epc-bic`, `epc-amount`
 * (0.01–999 999 999.99 €), `epc-purpose`, `epc-remittance` (1–140 characters, or a reference; too long in all).
 */
export function epcQrPayload(transfer: EpcTransfer): Outcome<string, EpcFault> {
  const { beneficiary, bic = "", amountCents, remittance = "", reference = "", purpose = "" } = transfer;
  const iban = checkIban(transfer.iban);
  if (isRefusal(iban)) return refuse("epc-iban");
  if (!isLine(beneficiary, 1, 70)) return refuse("epc-beneficiary");
  if (!/^([A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?)?$/.test(bic)) return refuse("epc-bic");
  if (!Number.isSafeInteger(amountCents) || amountCents < 1 || amountCents > MOST_CENTS) return refuse("epc-amount");
  if (!/^[A-Z]{0,4}$/.test(purpose)) return refuse("epc-purpose");
  if (!isReason(remittance, reference)) return refuse("epc-remittance");
  const lines = ["BCD", "002", "1", "SCT", bic, beneficiary, iban, euros(amountCents), purpose, reference, remittance];
  const payload = lines.join("\n").trimEnd();
  return new TextEncoder().encode(payload).length <= MOST_BYTES ? payload : refuse("epc-remittance");
}

function isReason(remittance: string, reference: string): boolean {
  if (reference === "") return isLine(remittance, 1, 140);
  return remittance === "" && /^RF\d{2}[A-Z0-9]{1,21}$/.test(reference);
}

/** A line break inside a field would shift every field after it. */
function isLine(text: string, shortest: number, longest: number): boolean {
  const { length } = Array.from(text);
  return length >= shortest && length <= longest && text === text.trim() && !/\p{Cc}/u.test(text);
}

/** "EUR61", "EUR12.3", "EUR0.01": a point, and no zeros at the end. */
function euros(amountCents: Cents): string {
  const digits = String(amountCents).padStart(3, "0");
  const decimals = digits.slice(-2).replace(/0+$/, "");
  return `EUR${digits.slice(0, -2)}${decimals && `.${decimals}`}`;
}
