import type { JobName } from "@/lib/jobs/payloads";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { type Actor, SYSTEM } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { type SentFile, takeStatement } from "@/lib/statements/exchanges/take-statement";
import { applyLine } from "@/lib/statements/operations/apply-line";
import type { MatchPart } from "@/lib/statements/schema";
import { camt, type Entry } from "../../rules/statements/support";
import { ledgerBalance } from "../../support/ledger";
import { runJobs } from "../../support/stack";

export const SELLER = "demo";
export const clerk: Actor = {
  kind: "user",
  userId: "01990000-0000-7000-8000-00000000c1e4",
  name: "Contabile di Prova",
  roles: ["accounting"],
  territory: [],
};

/** What an act answered; a refusal fails the test. */
export function done<T>(outcome: Outcome<T>): T {
  if (isRefusal(outcome)) throw new Error(`refused: ${outcome.code} ${JSON.stringify(outcome.params ?? {})}`);
  return outcome as T;
}
export const codeOf = (outcome: unknown): string | null => (isRefusal(outcome) ? outcome.code : null);

export const send = (content: string | Buffer, more: Partial<SentFile> & { actor?: Actor } = {}) => {
  const { actor = clerk, ...file } = more;
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return takeStatement({ name: "estratto.xml", source: "upload", ...file, bytes }, { seller: SELLER, actor });
};

/** What is none of a bank's business here. */
const OTHERS: JobName[] = ["mail.send", "mailbox.renew", "mailbox.provision", "invoices.number", "invoice.render"];
export const runStatementJobs = () => runJobs(OTHERS);

/** A statement of these entries, taken and matched. */
export async function given(entries: Entry[], more: Parameters<typeof camt>[1] = {}) {
  const taken = done(await send(camt(entries, more)));
  await runStatementJobs();
  return taken;
}

/** Lines that can be seen, by their amounts and days. */
export const lines = () =>
  db().statementLine.findMany({
    where: { sellerId: SELLER, state: { not: "staged" } },
    orderBy: [{ bookedOn: "asc" }, { n: "asc" }],
    include: { matches: { orderBy: { at: "asc" } } },
  });

export async function lineOf(cents: number) {
  const row = await db().statementLine.findFirstOrThrow({
    where: { sellerId: SELLER, amountCents: BigInt(cents), state: { not: "staged" } },
    orderBy: { id: "desc" },
    include: { matches: { orderBy: { at: "asc" } } },
  });
  return row;
}

export const apply = (lineId: string, parts: MatchPart[], actor: Actor = clerk) =>
  applyLine({ lineId, parts }, { seller: SELLER, actor });

export const balance = (kind: string, ownerId = ""): Promise<number> => ledgerBalance(SELLER, kind, ownerId);

/** Lines whose parts do not add up, and money in suspense that no line, order or top-up accounts for. */
export async function lineFaults(): Promise<string[]> {
  const broken = await db().$queryRaw<{ id: string }[]>`
    SELECT l."id" FROM "StatementLine" l
    LEFT JOIN "StatementMatch" m ON m."sellerId" = l."sellerId" AND m."lineId" = l."id" AND m."undoneAt" IS NULL
    WHERE l."state" <> 'staged' GROUP BY l."id", l."amountCents", l."leftCents", l."state"
    HAVING l."amountCents" <> l."leftCents" + coalesce(sum(m."amountCents"), 0)
      OR (l."leftCents" = 0) <> (l."state" IN ('applied', 'classified'))`;
  const [sums] = await db().$queryRaw<{ left: bigint; held: bigint; topUps: bigint }[]>`
    SELECT (SELECT coalesce(sum("leftCents"), 0) FROM "StatementLine" WHERE "state" <> 'staged')::bigint AS "left",
      (SELECT coalesce(sum("receivedCents"), 0) FROM "Order")::bigint AS "held",
      (SELECT coalesce(sum("receivedCents"), 0) FROM "TopUp" WHERE "state" = 'booked')::bigint AS "topUps"`;
  const expected = Number((sums?.left ?? 0n) + (sums?.held ?? 0n) + (sums?.topUps ?? 0n));
  const found = await balance("suspense");
  return [
    ...broken.map(({ id }) => `line ${id}`),
    ...(found === expected ? [] : [`suspense ${found}, not ${expected}`]),
  ];
}

export const system = { seller: SELLER, actor: SYSTEM("test") };
