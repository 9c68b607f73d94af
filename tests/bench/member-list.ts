import { parse } from "csv-parse/sync";
import { checkMembers, MEMBER_COLUMNS, MOST_LINES } from "@/lib/agreements/member-list";
import { readTable } from "@/lib/kernel/csv";
import { isRefusal } from "@/lib/kernel/refusal";
import { memberList } from "../support/member-list";
import type { Bench } from "./support/bench";
import { timed } from "./support/clock";

/** A file of members read and every line checked, and the same file parsed and nothing else, one after the other. */
const bench: Bench = {
  name: `checking a list of ${MOST_LINES.toLocaleString("en")} members, against parsing it with csv-parse alone`,
  bar: { atLeast: 0.3 },
  async run() {
    const file = Buffer.from(memberList(MOST_LINES));
    const parsed = () => void parse(file, { delimiter: ";" });
    const checked = () => {
      const lines = readTable(file, MEMBER_COLUMNS, MOST_LINES);
      if (isRefusal(lines)) throw new Error(lines.code);
      const { good } = checkMembers(lines);
      if (good.length !== MOST_LINES) throw new Error(`only ${good.length} lines are good`);
    };
    parsed();
    checked();
    const took = { parsed: [] as number[], checked: [] as number[] };
    for (let round = 0; round < 5; round++) {
      took.parsed.push(await timed(parsed));
      took.checked.push(await timed(checked));
    }
    // The fastest of each: what else the machine does is no part of either.
    const [parsing, checking] = [Math.min(...took.parsed), Math.min(...took.checked)];
    return { ratio: parsing / checking, detail: { "parsed, ms": parsing, "checked, ms": checking } };
  },
};
export default bench;
