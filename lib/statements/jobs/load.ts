import type { Handler } from "@/lib/jobs/handler";
import { isRefusal, type Refusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import type { Call } from "@/lib/platform/operation";
import { policyOf } from "@/lib/sellers/queries";
import { bytesOf, openFor } from "../exchanges/take-statement";
import { notOurs, summarise } from "../formats/summary";
import { failFile } from "../operations/fail-file";
import { openFile } from "../operations/open-file";
import { statementFile } from "../queries/files";
import { isSameAccount, type OwnAccount, ownAccounts, type StatementFacts, unreadable } from "../statement";
import { Staging } from "../store/staging";

/** Reads a kept file into lines that nobody sees, then lets all of them in at once; a file with a fault goes whole. */
export const handler: Handler<"statement.load"> = async ({ seller, fileId }) => {
  const call: Call = { seller, actor: SYSTEM("statement.load") };
  const [file, policy] = await Promise.all([statementFile(seller, fileId), policyOf(seller)]);
  if (!policy || file?.state !== "reading") return;
  const bytes = await bytesOf(seller, file);
  if (!bytes) throw new Error("the file of a statement is not there");
  const accounts = ownAccounts(policy.money);
  const ownOf = (written: string): OwnAccount =>
    accounts.find(({ account }) => isSameAccount(written, account)) ??
    unreadable("statement-other-account", { account: written });
  const staging = await Staging.begin(seller, fileId);
  const summary = await summarise(await openFor(seller, policy, bytes), (line, { statement, account }) =>
    staging.add(line, statement, ownOf(account)),
  );
  const fault = summary.fault ?? notOurs(summary.statements, accounts);
  if (fault) return fail(call, fileId, fault);
  await staging.flush();
  const statements = await Promise.all(
    summary.statements.map((facts, n) => toldOf(staging, n, facts, ownOf(facts.account))),
  );
  const opened = await openFile({ fileId, statements }, call);
  if (isRefusal(opened)) await fail(call, fileId, opened);
};

async function toldOf(staging: Staging, n: number, facts: StatementFacts, own: OwnAccount) {
  const { number, fromOn, toOn, openingCents, closingCents } = facts;
  const { id } = await staging.statement(n, own);
  const totals = facts.totals === "right" ? ("right" as const) : ("unchecked" as const);
  return { id, n, number: number.slice(0, 200), ...own, fromOn, toOn, openingCents, closingCents, totals };
}

async function fail(call: Call, fileId: string, { code }: Refusal): Promise<void> {
  // Somebody else was faster and let its lines in, or took them away: nothing is left to do.
  await failFile({ fileId, code }, call);
}
