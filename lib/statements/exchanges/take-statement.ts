import { keepFile, readFile } from "@/lib/documents/exchanges/files";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import { sha256 } from "@/lib/platform/crypto";
import type { Call } from "@/lib/platform/operation";
import { staffWith } from "@/lib/platform/rights";
import type { Policy } from "@/lib/sellers/policy";
import { policyOf } from "@/lib/sellers/queries";
import { type OpenedFile, openStatement, piecesOf } from "../formats";
import { notOurs, summarise } from "../formats/summary";
import { type FileTaken, recordFile } from "../operations/record-file";
import { fileOfContent, mappingsOf, periodIsTold } from "../queries/files";
import { MAX_FILE_MB } from "../schema";
import { isSameAccount, ownAccounts, refusalOf, type StatementFacts } from "../statement";

/** A file as somebody sent it. */
export interface SentFile {
  name: string;
  bytes: Buffer;
  source: "upload" | "folder" | "command";
}

/**
 * Takes a bank's file: told apart, read to its end, held against the seller's accounts and against what is known, and
 * only then kept. A refused file leaves nothing. Refuses with every `StatementFault`, `statement-already-loaded`,
 * `statement-too-large`, `not-allowed`.
 */
export async function takeStatement(sent: SentFile, call: Call): Promise<Outcome<FileTaken>> {
  const { seller, actor } = call;
  if (!staffWith("match-statements")(actor)) return refuse("not-allowed");
  const policy = await policyOf(seller);
  if (!policy) return refuse("seller-unknown");
  if (sent.bytes.length > MAX_FILE_MB * 1024 * 1024)
    return refuse("statement-too-large", { params: { size: MAX_FILE_MB } });
  const hash = sha256(sent.bytes);
  if (await fileOfContent(seller, hash)) return refuse("statement-already-loaded");
  const judged = await judge(seller, policy, sent.bytes);
  if (isRefusal(judged)) return judged;
  const { format } = judged.file;
  const fileId = await keepFile({ seller, bytes: sent.bytes, contentType: TYPES[format] }, call.at ?? now());
  const file = {
    fileId,
    name: plainName(sent.name),
    sha256: hash,
    format,
    source: sent.source,
    bytes: sent.bytes.length,
  };
  return recordFile({ ...file, encoding: judged.file.encoding(), columnsKnown: judged.columnsKnown }, call);
}

const TYPES = { "camt.053": "application/xml", mt940: "text/plain", "cbi-rh": "text/plain", csv: "text/csv" } as const;

const plainName = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}/\\]/gu, "")
    .trim()
    .slice(0, 120) || "?";

/** A file opened with what the seller has settled about its bank's files. */
export async function openFor(seller: string, policy: Policy, bytes: Buffer): Promise<OpenedFile> {
  const { cbiFirstDate } = policy.money.statements;
  return openStatement(piecesOf(bytes), { cbiFirstDate, mappings: await mappingsOf(seller) });
}

interface Judged {
  file: OpenedFile;
  columnsKnown: boolean;
}

async function judge(seller: string, policy: Policy, bytes: Buffer): Promise<Outcome<Judged>> {
  try {
    const file = await openFor(seller, policy, bytes);
    const { statements, fault } = await summarise(file);
    // Not a fault of the file: a person is asked what its columns hold.
    if (fault?.code === "statement-columns-unknown" && file.guess) return { file, columnsKnown: false };
    const wrong = fault ?? notOurs(statements, ownAccounts(policy.money));
    if (wrong) return wrong;
    return (await toldOtherwise(seller, policy, file.format, statements)) ?? { file, columnsKnown: true };
  } catch (error) {
    return refusalOf(error);
  }
}

async function toldOtherwise(seller: string, policy: Policy, format: string, statements: StatementFacts[]) {
  for (const { account: written, fromOn, toOn, count } of statements) {
    const account = ownAccounts(policy.money).find((own) => isSameAccount(written, own.account))?.account ?? written;
    if (!fromOn || !toOn || count === 0) continue;
    if (await periodIsTold(seller, { account, format, fromOn, toOn }))
      return refuse("statement-period-loaded", { params: { from: fromOn, to: toOn } });
  }
  return null;
}

/** A kept file's bytes. Null when there are none. */
export async function bytesOf(seller: string, file: { fileId: string }): Promise<Buffer | null> {
  return (await readFile(seller, file.fileId))?.bytes ?? null;
}
