import { makeCode } from "@/lib/kernel/codes";
import { openStatement, piecesOf } from "@/lib/statements/formats";
import { summarise } from "@/lib/statements/formats/summary";
import { matchLine } from "@/lib/statements/matching";
import { type OpenItem, OpenItems } from "@/lib/statements/open-items";
import { camt, type Entry } from "../rules/statements/support";
import type { Bench } from "./support/bench";
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
    return {
      ratio: alone / together,
      detail: {
        readPerSecond: Math.round((LINES * 1000) / alone),
        matchedPerSecond: Math.round((LINES * 1000) / together),
      },
    };
  },
};

async function timesOf(rounds: number[], act: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (const _ of rounds) times.push(await timed(act));
  return median(times);
}

export default bench;
