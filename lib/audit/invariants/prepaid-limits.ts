import { type Invariant, rowId } from "./invariant";

export const prepaidLimits: Invariant = {
  number: 3,
  name: "prepaid-limits",
  sentence: "No prepaid balance is below its limit.",
  // A prepaid account without a limit would let money be spent that is not there: its limit is zero.
  sql: `
    SELECT ${rowId("a", "account")} AS "id", 'balance ' || a."balanceCents" AS "why" FROM "LedgerAccount" a
    WHERE a."balanceCents" < CASE WHEN a."kind" = 'prepaid' THEN coalesce(a."floorCents", 0) ELSE a."floorCents" END`,
};
