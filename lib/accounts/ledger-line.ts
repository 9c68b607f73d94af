/** One posting of an account, with the balance it left. Amounts in cents. */
export interface LedgerLine {
  movementId: string;
  n: number;
  at: Date;
  kind: string;
  note: string;
  /** Code of the order or top-up it belongs to, and where that is found. */
  code: string;
  orderId: string | null;
  topUpId: string | null;
  amountCents: number;
  balanceCents: number;
}
