import { type Cents, sumCents, vatOf } from "@/lib/kernel/money";

/** What was bought under an agreement and paid: net cents of the member, and of the professional order: now or afterwards. */
export interface StatementLine {
  kind: "activation" | "renewal";
  memberCents: Cents;
  shareCents: Cents;
  /** Paid by the professional order at once, out of its account. */
  prepaidCents: Cents;
  /** Of all that, what credit notes gave back. */
  creditedCents: Cents;
}

export interface StatementTotals {
  activations: number;
  renewals: number;
  memberCents: Cents;
  shareCents: Cents;
  prepaidCents: Cents;
  creditedCents: Cents;
  /** What the professional order earns: of all that was sold and not given back, half a cent up. */
  commissionCents: Cents;
}

/** A month of an agreement in numbers. */
export function totalsOfStatement(lines: readonly StatementLine[], commissionBps: number): StatementTotals {
  const memberCents = sumCents(lines.map((line) => line.memberCents));
  const shareCents = sumCents(lines.map((line) => line.shareCents));
  const prepaidCents = sumCents(lines.map((line) => line.prepaidCents));
  const creditedCents = sumCents(lines.map((line) => line.creditedCents));
  const activations = lines.filter(({ kind }) => kind === "activation").length;
  const renewals = lines.length - activations;
  const commissionCents = vatOf(memberCents + shareCents + prepaidCents - creditedCents, commissionBps);
  return { activations, renewals, memberCents, shareCents, prepaidCents, creditedCents, commissionCents };
}
