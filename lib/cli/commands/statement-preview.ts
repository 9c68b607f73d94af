import { createReadStream, statSync } from "node:fs";
import { missingRoles } from "@/lib/statements/csv";
import { type OpenedFile, openStatement, type ReadOptions } from "@/lib/statements/formats";
import { notOurs, summarise } from "@/lib/statements/formats/summary";
import { ownAccounts, refusalOf } from "@/lib/statements/statement";
import { statementRefusal } from "@/lib/statements/words";
import { CommandRefused, optionalText, type Run } from "../command";
import { type Frame, frameFor } from "./statement-matches";
import type { Preview } from "./statement-shown";
import { previewText } from "./statement-text";

/** Reads a bank's file and shows what is in it, and what each line would be matched to; stores nothing. */
export const run: Run = async (given) => {
  const [path = ""] = given.words;
  const seller = optionalText(given, "seller");
  const frame = seller === undefined ? null : await frameFor(seller);
  const preview: Preview = {
    file: path,
    format: null,
    encoding: null,
    accounts: [],
    balances: [],
    lines: [],
    matches: null,
    columns: null,
  };
  const refusal = await fill(preview, path, frame);
  if (frame && !refusal) preview.matches = await frame.matchesOf(preview.lines);
  if (!refusal) return { data: preview, text: previewText(preview) };
  const error = { code: refusal.code, message: statementRefusal(refusal, "en"), params: refusal.params ?? {} };
  return {
    data: { error, ...preview },
    text: `${previewText(preview)}\n\nRefused: ${error.message}`.trim(),
    failed: true,
  };
};

async function fill(preview: Preview, path: string, frame: Frame | null) {
  try {
    const opened = await open(preview, path, frame);
    let n = 0;
    const { statements, fault } = await summarise(opened, (line, { statement, account }) => {
      n += 1;
      preview.lines.push({ n, statement, account, ...line });
    });
    preview.encoding = opened.encoding();
    preview.accounts = statements.map(({ balances: _, ...facts }) => facts);
    preview.balances = statements.flatMap(({ account, balances }) =>
      balances.map((balance) => ({ account, ...balance })),
    );
    return fault ?? (frame && notOurs(statements, ownAccounts(frame.policy.money)));
  } catch (error) {
    return refusalOf(error);
  }
}

/** The file told apart; a CSV that nobody has described yet is read as it seems to be. */
async function open(preview: Preview, path: string, frame: Frame | null): Promise<OpenedFile> {
  const options: ReadOptions = frame?.options ?? {};
  const opened = await openStatement(bytesOf(path), options);
  preview.format = opened.format;
  preview.encoding = opened.encoding();
  const { guess } = opened;
  if (!guess) return opened;
  const { rows: _, ...read } = guess;
  const confirmed = (options.mappings ?? []).some(({ header }) => header.join("\n") === read.header.join("\n"));
  preview.columns = { ...read, confirmed };
  if (confirmed || missingRoles(read).length > 0) return opened;
  const account = frame ? (ownAccounts(frame.policy.money)[0]?.account ?? "") : "";
  return openStatement(bytesOf(path), { mappings: [{ ...read, account }] });
}

function bytesOf(path: string): AsyncIterable<Uint8Array> {
  try {
    if (statSync(path).isFile()) return createReadStream(path);
  } catch {
    // Told below.
  }
  throw new CommandRefused("file-unreadable", `The file ${path} cannot be read.`);
}
