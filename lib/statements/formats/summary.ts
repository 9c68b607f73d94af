import type { Refusal } from "@/lib/kernel/refusal";
import { refuse } from "@/lib/kernel/refusal";
import type { BankLine } from "../line";
import {
  isSameAccount,
  type OwnAccount,
  refusalOf,
  type StatementFacts,
  type StatementFault,
  Tally,
} from "../statement";
import type { OpenedFile } from "./index";

/** A file read to its end, or to where it could not be gone on with. */
export interface Summary {
  statements: StatementFacts[];
  /** Why it can't be taken: what was read up to there is shown all the same. */
  fault: Refusal<StatementFault> | null;
}

/** Where a line stands: the place of its statement in the file, from 0, and its account as the bank writes it. */
export interface LinePlace {
  statement: number;
  account: string;
}

/** Reads a file whole, handing on each line; keeps none of them. */
export async function summarise(
  file: OpenedFile,
  onLine: (line: BankLine, place: LinePlace) => void | Promise<void> = () => {},
): Promise<Summary> {
  const statements: StatementFacts[] = [];
  let tally: Tally | null = null;
  let account = "";
  try {
    for await (const event of file.events) {
      if (event.kind === "statement") {
        tally = new Tally(event.number, event.account, event.currency);
        account = event.account;
      } else if (event.kind === "balance") tally?.balance(event.balance);
      else if (event.kind === "pending") tally?.pend();
      else if (event.kind === "line") {
        tally?.line(event.line);
        await onLine(event.line, { statement: statements.length, account });
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

/** Which statement does not add up, and by how much; amounts in euros, as a sentence shows them. */
function wrongTotals(statements: readonly StatementFacts[]): Refusal<StatementFault> | null {
  const wrong = statements.find(({ totals }) => totals === "wrong");
  if (!wrong) return null;
  const { number, account, openingCents, closingCents, creditCents, debitCents, differenceCents } = wrong;
  const opening = openingCents ?? 0;
  const amounts = {
    opening,
    credit: creditCents,
    debit: debitCents,
    expected: opening + creditCents - debitCents,
    closing: closingCents ?? 0,
    difference: differenceCents,
  };
  const euros = Object.entries(amounts).map(([name, cents]) => [name, cents / 100]);
  return refuse("statement-totals-wrong", { params: { number, account, ...Object.fromEntries(euros) } });
}

/** Why a file that adds up is not for this seller: another account or another currency; null when it is. */
export function notOurs(
  statements: readonly StatementFacts[],
  accounts: readonly OwnAccount[],
): Refusal<StatementFault> | null {
  const stranger = statements.find(({ account }) => !accounts.some((own) => isSameAccount(account, own.account)));
  if (stranger) return refuse("statement-other-account", { params: { account: stranger.account } });
  const foreign = statements.find(({ currency, foreign }) => currency !== "EUR" || foreign);
  return foreign ? refuse("statement-other-currency", { params: { currency: foreign.currency } }) : null;
}
