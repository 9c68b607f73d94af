import { makeCode } from "@/lib/kernel/codes";
import { openStatement, piecesOf } from "@/lib/statements/formats";
import { summarise } from "@/lib/statements/formats/summary";
import { matchLine } from "@/lib/statements/matching";
import { type OpenItem, OpenItems } from "@/lib/statements/open-items";
import { camt, camtEntry, type Entry } from "../rules/statements/support";
import type { Bench, Measure } from "./support/bench";
import { median, timed } from "./support/clock";

const OPEN_ORDERS = 200_000;
const LINES = 20_000;
const PREFIXES = ["OR", "RLM_", "AB"];
const PRICES = [2440, 4270, 1830, 6100, 2196, 8540];
const FIRST = ["Mario", "Anna", "Luca", "Giulia", "Paolo", "Sara", "Marco", "Elena", "Franco", "Chiara"];

const surname = (n: number) => `Cognome${String.fromCharCode(65 + (n % 26))}${Math.floor(n / 26) % 1000}`;
const nameOf = (n: number) => `${FIRST[n % FIRST.length]} ${surname(n)}`;

const openItems = (): OpenItem[] =>
  Array.from({ length: OPEN_ORDERS }, (_, n) => ({
    kind: "order" as const,
    id: String(n),
    code: codeOf(n),
    open: true,
    missingCents: PRICES[n % PRICES.length] as number,
    names: [nameOf(n)],
    customer: String(n),
    openedOn: "2026-11-01",
    dueOn: "2026-12-01",
  }));

const codeOf = (n: number) => makeCode(PREFIXES[n % 2] as string, n * 7919);

/** Half of the lines carry their code as banks mangle it, half only an amount and a name. */
function entry(n: number): Entry {
  const order = (n * 31) % OPEN_ORDERS;
  const code = codeOf(order).toLowerCase().replaceAll("0", "o");
  const text =
    n % 2 ? `BONIFICO SEPA rinnovo casella ${code.slice(0, 6)} ${code.slice(6)}` : "rinnovo casella pec annuale";
  return { cents: PRICES[order % PRICES.length] as number, text, name: nameOf(order), endToEnd: `E2E${n}` };
}

/** A statement's lines read, and read and matched, in the same process one after the other. */
const bench: Bench = {
  name: `statement lines read and matched to ${OPEN_ORDERS.toLocaleString("en")} open orders, against reading alone`,
  bar: { atLeast: 0.3 },
  async run() {
    const file = Buffer.from(camt(Array.from({ length: LINES }, (_, n) => entry(n))));
    const items = new OpenItems(openItems());
    const read = async () => void (await summarise(await openStatement(piecesOf(file))));
    let sure = 0;
    const matched = async () => {
      sure = 0;
      await summarise(await openStatement(piecesOf(file)), (line) => {
        if (matchLine(line, items, { prefixes: PREFIXES, toleranceCents: 100 }).kind === "sure") sure += 1;
      });
    };
    await read();
    await matched();
    const rounds = [0, 1, 2, 3, 4];
    const alone = await timesOf(rounds, read);
    const together = await timesOf(rounds, matched);
    if (sure !== LINES / 2) throw new Error(`${sure} sure matches of ${LINES / 2}`);
    const reading = {
      ratio: alone / together,
      detail: {
        readPerSecond: Math.round((LINES * 1000) / alone),
        matchedPerSecond: Math.round((LINES * 1000) / together),
      },
    };
    return [reading, await memory()];
  },
};

const MEGABYTE = 1024 * 1024;

/** What the heap holds at most while a statement of so many bytes streams by, made as it is read. */
async function peakOf(bytes: number): Promise<number> {
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  let peak = 0;
  let lines = 0;
  await summarise(await openStatement(statementOf(bytes)), () => {
    lines += 1;
    if (lines % 2000 !== 0) return;
    global.gc?.();
    peak = Math.max(peak, process.memoryUsage().heapUsed - before);
  });
  return peak;
}

async function* statementOf(bytes: number): AsyncGenerator<Uint8Array> {
  const [head = "", tail = ""] = camt([], { opening: 0 }).split("</Stmt>");
  yield Buffer.from(head.replace(/<Bal>[\s\S]*<\/Bal>/, ""));
  for (let sent = 0, n = 0; sent < bytes; n += 500) {
    const piece = Buffer.from(Array.from({ length: 500 }, (_, i) => camtEntry(entry(n + i))).join("\n"));
    sent += piece.length;
    yield piece;
  }
  yield Buffer.from(`</Stmt>${tail}`);
}

/** A statement ten times as large is read in the same memory; small things of the runtime are let pass. */
async function memory(): Promise<Measure> {
  await peakOf(5 * MEGABYTE);
  const [small, large] = [await peakOf(5 * MEGABYTE), await peakOf(50 * MEGABYTE)];
  return {
    name: "memory of 50 MB against 5 MB",
    ratio: (large + 2 * MEGABYTE) / (small + 2 * MEGABYTE),
    bar: { atMost: 1.5 },
    detail: { smallKb: Math.round(small / 1024), largeKb: Math.round(large / 1024) },
  };
}

async function timesOf(rounds: number[], act: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (const _ of rounds) times.push(await timed(act));
  return median(times);
}

export default bench;
