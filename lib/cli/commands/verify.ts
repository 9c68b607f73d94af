import { verify } from "@/lib/audit/exchanges/verify";
import type { Verdict } from "@/lib/audit/queries";
import type { Run } from "../command";

/** The invariants; code 1 when one is broken. */
export const run: Run = async ({ values }) => {
  const invariants = await verify({ atRest: values["at-rest"] === true });
  const broken = invariants.filter((verdict) => !verdict.holds).length;
  const end = broken === 0 ? "Everything adds up." : `${broken} of ${invariants.length} broken.`;
  return {
    data: { ok: broken === 0, invariants },
    text: [...invariants.flatMap(linesOf), "", end].join("\n"),
    failed: broken > 0,
  };
};

function linesOf({ number, sentence, holds, count, offending }: Verdict): string[] {
  const head = `${holds ? "ok    " : "BROKEN"} ${String(number).padStart(2)}. ${sentence}`;
  const rows = offending.map(({ id, why }) => `           ${id}: ${why}`);
  const more = count > offending.length ? [`           … and ${count - offending.length} more`] : [];
  return [head, ...rows, ...more];
}
