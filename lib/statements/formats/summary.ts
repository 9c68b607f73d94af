import type { Refusal } from "@/lib/kernel/refusal";
import { refuse } from "@/lib/kernel/refusal";
import type { BankLine } from "../line";
import { isSameAccount, refusalOf, type StatementFacts, type StatementFault, Tally } from "../statement";
import type { OpenedFile } from "./index";

/** A file read to its end, or to where it could not be gone on with. */
export interface Summary {
  statements: StatementFacts[];
  /** Why it can't be taken: what was read up to there is shown all the same. */
  fault: Refusal<StatementFault> | null;
}

/** Reads a file whole, handing on each line with the place of its statement in the file; keeps none of them. */
export async function summarise(
  file: OpenedFile,
  onLine: (line: BankLine, statement: number) => void | Promise<void> = () => {},
): Promise<Summary> {
  const statements: StatementFacts[] = [];
  let tally: Tally | null = null;
  try {
    for await (const event of file.events) {
      if (event.kind === "statement") tally = new Tally(event.number, event.account, event.currency);
      else if (event.kind === "balance") tally?.balance(event.balance);
      else if (event.kind === "pending") tally?.pend();
      else if (event.kind === "line") {
        tally?.line(event.line);
        await onLine(event.line, statements.length);
      } else if (tally) {
        statements.push(tally.facts(event.declared));
        tally = null;
      }
    }
  } catch (error) {
    const fault = refusalOf(error);
    return { statements: tally ? [...statements, tally.facts()] : statements, fault };
  }
  return { statements, fault: wrongTotals(statements) };
}

/** Which statement does not add up, and by how much; params in cents. */
function wrongTotals(statements: readonly StatementFacts[]): Refusal<StatementFault> | null {
  const wrong = statements.find(({ totals }) => totals === "wrong");
  if (!wrong) return null;
  const { number, account, openingCents, closingCents, creditCents, debitCents, differenceCents, count } = wrong;
  return refuse("statement-totals-wrong", {
    params: {
      number,
      account,
      count,
      opening: openingCents ?? 0,
      credit: creditCents,
      debit: debitCents,
      expected: (openingCents ?? 0) + creditCents - debitCents,
      closing: closingCents ?? 0,
      difference: differenceCents,
    },
  });
}

/** Why a file that adds up is not for this seller: another account or another currency; null when it is. */
export function notOurs(
  statements: readonly StatementFacts[],
  accounts: readonly string[],
): Refusal<StatementFault> | null {
  const stranger = statements.find(({ account }) => !accounts.some((own) => isSameAccount(account, own)));
  if (stranger) return refuse("statement-other-account", { params: { account: stranger.account } });
  const foreign = statements.find(({ currency, foreign }) => currency !== "EUR" || foreign);
  return foreign ? refuse("statement-other-currency", { params: { currency: foreign.currency } }) : null;
}
