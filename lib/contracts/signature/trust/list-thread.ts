import { parentPort, workerData } from "node:worker_threads";
import type { Answer, Order } from "./read-apart";
import { readLists } from "./read-lists";
import { NoTrustList } from "./trust-list";

// The program of the thread that `readApart` starts: one order, one answer.
const { files, signers } = workerData as Order;
parentPort?.postMessage(answer());

function answer(): Answer {
  try {
    return { lists: readLists(files, signers) };
  } catch (error) {
    if (error instanceof NoTrustList) return { refused: error.message };
    throw error;
  }
}
