import type { Bench, Measure } from "./support/bench";
import { percentile } from "./support/clock";
import { durableDatabase } from "./support/database";
import { DOMAIN, fillDesk, loginCode, SELLER, type Sizes } from "./support/desk-rows";
import { asking, type Pages, startPages } from "./support/pages";

const SIZES: Sizes = {
  mailboxes: Number(process.env.BENCH_MAILBOXES ?? 1_000_000),
  customers: Number(process.env.BENCH_CUSTOMERS ?? 300_000),
};
const WARM = 15;
const ASKED = Number(process.env.BENCH_ASKED ?? 120);
/** One field and one button, and nothing to read but the seller's rules and who asks. */
const EMPTY = `/${SELLER}/recupero`;

/** Scattered over all rows, another one each time. */
const scattered = (n: number): number => 1 + ((n * 2_654_435_761) % SIZES.mailboxes);
const surnames = ["rossi", "Bianchi", "fontana", "Gatti", "serra"];
const words = ["mario rossi", "Anna", "giulia b", "Luca Ricci", "ru", ...surnames];
const word = (n: number): string => encodeURIComponent(words[n % words.length] as string);

/** What the desk is asked, by the table: each line makes a link of a number, so that no two are quite the same. */
const ASKS: Record<string, ((n: number) => string)[]> = {
  caselle: [
    () => "",
    () => "?sort=-expiry",
    () => "?sort=address",
    () => "?sort=state",
    () => "?state=suspended",
    () => "?state=active&sort=-address",
    () => "?within=30",
    () => "?within=90&state=expired",
    () => "?page=2",
    (n) => `?page=${100 + (n % 100)}`,
    (n) => `?state=cancelled&page=${50 + (n % 100)}`,
    (n) => `?q=${loginCode(scattered(n))}`,
    (n) => `?q=${word(n)}`,
    (n) => `?q=${word(n)}&state=active&sort=-expiry`,
    (n) => `?q=mario.rossi.${n}@${DOMAIN}`,
  ],
  clienti: [(n) => `?q=${word(n)}`, (n) => `?q=cliente${scattered(n) % SIZES.customers}`, () => "?q=mario rossi"],
  ordini: [
    () => "",
    () => "?sort=created",
    () => "?sort=-total",
    () => "?state=placed",
    () => "?state=fulfilled&channel=public",
    () => "?kind=activation&channel=account&sort=total",
    () => "?page=2",
    (n) => `?page=${100 + (n % 100)}`,
    (n) => `?q=DM0000${n % 10}`,
    (n) => `?q=${word(n)}`,
    (n) => `?q=${loginCode(scattered(n))}`,
  ],
  fatture: [
    () => "",
    () => "?sort=-total",
    () => "?state=rejected",
    () => "?state=delivered&kind=invoice&sort=issued",
    () => "?page=2",
    (n) => `?page=${100 + (n % 100)}`,
    (n) => `?q=${(n % 1000) + 1}/2024`,
    (n) => `?q=${word(n)}`,
  ],
  richieste: [
    () => "?whose=all",
    () => "?whose=all&state=any",
    () => "?whose=all&state=refused&page=2",
    (n) => `?whose=all&state=any&page=${100 + (n % 100)}`,
    (n) => `?whose=all&state=any&q=${word(n)}`,
  ],
  posta: [
    () => "",
    () => "?state=rejected",
    () => "?page=2",
    (n) => `?page=${100 + (n % 100)}`,
    (n) => `?q=cliente${scattered(n) % SIZES.customers}`,
  ],
  pagamenti: [() => "", () => "?state=credited", () => "?page=2", (n) => `?q=${word(n)}`],
};

/** What is typed into the palette, letter by letter. */
const PALETTE = [
  (n: number) => "mario rossi".slice(0, 2 + (n % 10)),
  (n: number) => word(n),
  (n: number) => loginCode(scattered(n)),
  (n: number) => `DM0${n % 10}`,
  (n: number) => `cliente${scattered(n) % SIZES.customers}`,
];

type Ask = (path: string, holds: string) => Promise<number>;
const round = (ms: number): number => Math.round(ms * 10) / 10;

/** Turn and turn about with the empty page, so that what else the machine does meets both alike. */
async function against(empty: string, ask: Ask, paths: (n: number) => string, holds: string) {
  const [ours, theirs]: [number[], number[]] = [[], []];
  const slowest = { ms: 0, path: "" };
  for (let n = -WARM; n < ASKED; n++) {
    const path = paths(n + WARM);
    const [mine, its] = [await ask(path, holds), await ask(empty, "</html>")];
    if (n < 0) continue;
    ours.push(mine);
    theirs.push(its);
    if (mine > slowest.ms) Object.assign(slowest, { ms: mine, path });
  }
  const [p95, emptyP95] = [percentile(ours, 0.95), percentile(theirs, 0.95)];
  const detail = { "p95 ms": round(p95), "empty p95 ms": round(emptyP95), slowest: slowest.path };
  return { ratio: p95 / emptyP95, detail: { ...detail, "slowest ms": round(slowest.ms) } };
}

const inTurn = (asks: ((n: number) => string)[]) => (n: number) => (asks[n % asks.length] as (n: number) => string)(n);

async function measured({ url }: Pages, cookie: string): Promise<Measure[]> {
  const ask = asking(url, cookie);
  const measures: Measure[] = [];
  for (const [list, asks] of Object.entries(ASKS)) {
    const paths = (n: number) => `/${SELLER}/desk/${list}${inTurn(asks)(n)}`;
    measures.push({ name: list, ...(await against(EMPTY, ask, paths, `desk/${list}`)) });
  }
  const typed = (n: number) => `/${SELLER}/api/cerca?q=${inTurn(PALETTE)(n)}`;
  measures.push({ name: "palette", ...(await against(EMPTY, ask, typed, '"kind":')) });
  return measures;
}

export default {
  name: `lists and search of ${SIZES.mailboxes} mailboxes and ${SIZES.customers} customers, p95 / an empty page`,
  bar: { atMost: 3 },
  async run() {
    const url = await durableDatabase();
    const { db, disconnect } = await import("@/lib/platform/db");
    const { now, today } = await import("@/lib/platform/clock");
    const { publishPolicy } = await import("@/lib/sellers/store");
    const { addDays, instantToDb } = await import("@/lib/kernel/day");
    const { demoPolicy } = await import("../support/policy");
    const { newPerson } = await import("../attacks/support/people");
    await publishPolicy(db(), demoPolicy(SELLER), addDays(today(), -1), instantToDb(now()));
    const cookie = await newPerson(SELLER, "admin");
    await fillDesk(url, SIZES);
    const pages = await startPages();
    try {
      return await measured(pages, cookie);
    } finally {
      await Promise.all([pages.stop(), disconnect()]);
    }
  },
} satisfies Bench;
