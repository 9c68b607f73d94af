import { addDays, instantToDb } from "@/lib/kernel/day";
import { demoPolicy } from "@/tests/support/policy";
import type { Bench, Measure } from "./support/bench";
import { median, timed } from "./support/clock";
import { durableDatabase } from "./support/database";
import { mailboxRows } from "./support/mailbox-rows";
import { type Compared, dayDue, type Idle, idleNight, monthOfReminders, OURS, PLAIN } from "./support/nights";

const SIZES = (process.env.BENCH_MAILBOXES ?? "100000,1000000,5000000").split(",").map(Number);
/** The first round of each comparison only warms up. */
const ROUNDS = 4;
const ROUNDS_OF_FEW = 14;
/** Mailboxes on which something is due have numbers from here on. */
const DUE = 100_000_000;

const bench: Bench = {
  name: "nightly sweep",
  bar: { atMost: 2 },
  async run() {
    const rows = await mailboxRows(await durableDatabase());
    const { db } = await import("@/lib/platform/db");
    const { now, today } = await import("@/lib/platform/clock");
    const { publishPolicy } = await import("@/lib/sellers/store");
    await (await import("@/lib/platform/boss")).boss(); // a worker has its queue open before the night
    const on = today();
    for (const seller of [OURS, PLAIN]) {
      await publishPolicy(db(), demoPolicy(seller), addDays(on, -1), instantToDb(now()));
      await rows.addHolder(seller);
    }
    const years = addDays(on, 3000);
    const lives = { expiry: years, nextStep: years, spread: 365 };

    /** Both sides in turn over rows of their own, round by round. */
    const compared = async (count: number, { days, ours, plain, renews }: Compared) => {
      const rounds = count < 1000 ? ROUNDS_OF_FEW : ROUNDS;
      const add = async () => {
        for (const seller of [OURS, PLAIN]) await rows.add(seller, { from: DUE, to: DUE + count - 1 }, days);
        await rows.settle();
      };
      const taken: { ours: number; plain: number }[] = [];
      await add();
      for (let round = 0; round < rounds; round++) {
        taken.push({ ours: await timed(ours), plain: await timed(plain) });
        await rows.forget();
        if (!renews || round === rounds - 1) continue;
        await rows.removeFrom([OURS, PLAIN], DUE);
        await add();
      }
      await rows.removeFrom([OURS, PLAIN], DUE);
      await rows.settle();
      const counted = taken.slice(1);
      const middle = (of: (each: (typeof counted)[number]) => number) => median(counted.map(of));
      const detail = {
        rows: count,
        oursMs: Math.round(middle((each) => each.ours)),
        plainMs: Math.round(middle((each) => each.plain)),
      };
      return { ratio: middle((each) => each.ours / each.plain), detail };
    };

    const measures: Measure[] = [];
    const idle: Idle[] = [];
    let held = 0;
    for (const size of SIZES) {
      await rows.addMany(OURS, { from: held + 1, to: size }, lives);
      held = size;
      idle.push(await idleNight(on));
      const steps = await compared(Math.round(size / 365), await dayDue(on, years));
      measures.push({ name: `a day's due of ${size} mailboxes / UPDATE and INSERT … SELECT`, ...steps });
      const planned = await compared(Math.round((size * 30) / 365), await monthOfReminders(on, years));
      measures.push({ name: `30 days of reminders of ${size} mailboxes / INSERT … SELECT`, ...planned });
    }
    await rows.close();
    measures.push({
      name: `nothing due, ${SIZES.at(-1)} / ${SIZES[0]} mailboxes`,
      ratio: idle.at(-1)!.ratio / idle[0]!.ratio,
      bar: { atMost: 1.5 },
      detail: Object.fromEntries(SIZES.map((size, i) => [`at ${size}`, idle[i]!.detail])),
    });
    return measures;
  },
};
export default bench;
