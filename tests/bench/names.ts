import pg from "pg";
import type { Bench } from "./support/bench";
import { latencies, median, percentile } from "./support/clock";
import { durableDatabase } from "./support/database";

const NAMES = 5_000_000;
const ASKED = 20_000;
const ROUNDS = 7;
const ABREAST = 16;
const DOMAIN = "pec.demo.example";

const nameAt = (n: number): string => `nome${n}.casella${n % 977}`;
/** Every second name asked about is there, scattered over the whole register; the others are nobody's. */
const askedAt = (n: number): string => {
  const there = Math.floor(((n * 2_654_435_761) % 2 ** 32) / (2 ** 32 / NAMES));
  return n % 2 === 0 ? nameAt(there) : `libero${there}`;
};

async function fill(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const million = 1_000_000;
  for (let from = 0; from < NAMES; from += million)
    await client.query(
      `INSERT INTO "Name" ("sellerId", "domain", "localPart", "state", "holderIndex", "updatedAt")
       SELECT 'demo', $1, 'nome' || i || '.casella' || i % 977, 'bound', md5(i::text), now()
       FROM generate_series($2::int, $3::int) AS i`,
      [DOMAIN, from, Math.min(from + million, NAMES) - 1],
    );
  await client.query(`VACUUM ANALYZE "Name"`);
  await client.end();
}

const SELECT = `SELECT "state" FROM "Name" WHERE "sellerId" = $1 AND "domain" = $2 AND "localPart" = $3`;

export default {
  name: "name availability, p99 at 5 million names, 16 at a time",
  bar: { atMost: 2 },
  async run() {
    const url = await durableDatabase();
    process.env.DATABASE_POOL = String(ABREAST);
    await fill(url);
    const { standingOf } = await import("@/lib/names/store/standing");
    const { disconnect } = await import("@/lib/platform/db");
    const { now } = await import("@/lib/platform/clock");
    const { demoPolicy } = await import("../support/policy");
    const pool = new pg.Pool({ connectionString: url, max: ABREAST });
    const asking = (lookAlikes: "allow" | "refuse") => {
      const policy = demoPolicy("demo", (change) => {
        change.names.lookAlikes = lookAlikes;
      });
      return { seller: "demo", now: now(), policy };
    };
    const lookUp = (known: ReturnType<typeof asking>) => (n: number) =>
      standingOf(known, { domain: DOMAIN, localPart: askedAt(n) });
    const plain = (n: number) => pool.query(SELECT, ["demo", DOMAIN, askedAt(n)]);
    const measures = [];
    for (const lookAlikes of ["allow", "refuse"] as const) {
      const measured = await compare(lookUp(asking(lookAlikes)), plain);
      measures.push({ name: `look-alikes: ${lookAlikes}`, ...measured });
    }
    await Promise.all([pool.end(), disconnect()]);
    return measures;
  },
} satisfies Bench;

type Ask = (n: number) => Promise<unknown>;

/** Turn and turn about, so that what else the machine does meets both alike. */
async function compare(ours: Ask, plain: Ask) {
  for (const act of [ours, plain]) await latencies(2_000, ABREAST, act);
  const p99: Record<"ours" | "plain", number[]> = { ours: [], plain: [] };
  for (let round = 0; round < ROUNDS; round++) {
    p99.plain.push(percentile(await latencies(ASKED / ROUNDS, ABREAST, plain), 0.99));
    p99.ours.push(percentile(await latencies(ASKED / ROUNDS, ABREAST, ours), 0.99));
  }
  const [mine, theirs] = [median(p99.ours), median(p99.plain)];
  return { ratio: mine / theirs, detail: { "ours ms": round2(mine), "plain ms": round2(theirs), names: NAMES } };
}

const round2 = (ms: number): number => Math.round(ms * 100) / 100;
