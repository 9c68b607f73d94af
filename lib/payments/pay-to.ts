import type { Policy } from "@/lib/sellers/policy";

/** Where slow money is sent, as far as its way has it. */
export interface PayTo {
  beneficiary: string;
  iban?: string;
  bic?: string;
  bank?: string;
  postalAccount?: string;
  /** Address a cheque is sent to. */
  sendTo?: string;
}

/** Where money of a way goes, by the seller's policy; null when it is not told. */
export function payTo({ transfer, postalAccount, cheque }: Policy["money"], method: string): PayTo | null {
  if (method === "transfer" && transfer) {
    const { beneficiary, iban, bic, bank } = transfer;
    return { beneficiary, iban, bank, ...(bic ? { bic } : {}) };
  }
  if (method === "postal-slip" && postalAccount)
    return { beneficiary: postalAccount.beneficiary, postalAccount: postalAccount.number };
  if (method === "cheque" && cheque) return { beneficiary: cheque.payableTo, sendTo: cheque.sendTo };
  return null;
}
