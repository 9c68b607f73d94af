import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { type ListFile, type ReadList, readLists, type Signers } from "./read-lists";
import { NoTrustList } from "./trust-list";

/** What goes to the thread that reads, and what comes back from it. */
export interface Order {
  files: readonly ListFile[];
  signers: Signers;
}
export type Answer = { lists: ReadList[] } | { refused: string };

/** Characters; to read this takes less time than to start a thread does: a tenth of a second. */
const READ_HERE = 40_000;

/**
 * As `readLists`, in a thread of its own: to verify a list of some hundred services takes seconds, in which a process
 * that did it itself would serve nobody.
 */
export async function readApart(files: readonly ListFile[], signers: Signers): Promise<ReadList[]> {
  if (files.reduce((sum, { xml }) => sum + xml.length, 0) < READ_HERE) return readLists(files, signers);
  const answer = await answerTo({ files, signers });
  if ("refused" in answer) throw new NoTrustList(answer.refused);
  return answer.lists;
}

/** The pages are built into one place, so where the program of the thread stands is said from the installation's folder. */
const PROGRAM = ["lib", "contracts", "signature", "trust", "list-thread.ts"];

function answerTo(workerData: Order): Promise<Answer> {
  const program = join(process.cwd(), ...PROGRAM);
  const thread = new Worker(program, { workerData, execArgv: ["--import", "tsx"] });
  return new Promise((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", (code) => reject(new Error(`the thread that reads trusted lists ended with ${code}`)));
  });
}
