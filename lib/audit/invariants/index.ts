import { auditChain } from "./audit-chain";
import { balancedPostings } from "./balanced-postings";
import { commissionsBooked } from "./commissions-booked";
import { deferredInBooks } from "./deferred-in-books";
import { filesAndRows } from "./files-and-rows";
import { givenUpOnce } from "./given-up";
import type { Invariant, QueueView } from "./invariant";
import { invoiceNumbers } from "./invoice-numbers";
import { namesForOne } from "./names-for-one";
import { nothingForgotten } from "./nothing-forgotten";
import { prepaidLimits } from "./prepaid-limits";
import { renewedWhenPaid } from "./renewed-when-paid";
import { settledOnce } from "./settled-once";
import { storedBalances } from "./stored-balances";

/** The invariants, in the order they are told. */
export const invariants = (queue: QueueView): Invariant[] => [
  balancedPostings,
  storedBalances,
  prepaidLimits,
  settledOnce,
  renewedWhenPaid(queue),
  invoiceNumbers,
  namesForOne,
  nothingForgotten(queue),
  auditChain,
  filesAndRows,
  commissionsBooked,
  givenUpOnce,
  deferredInBooks,
];
