/** Where a text stops being JSON, counted from 1, and why (V8's words). */
export interface JsonFault {
  line: number;
  column: number;
  reason: string;
}

/** Reads JSON, with or without a byte order mark: the value, or the place where it stops being JSON. */
export function readJson(text: string): { value: unknown } | { fault: JsonFault } {
  const json = text.replace(/^\uFEFF/, "");
  const why = complaint(json);
  if (why === null) return { value: JSON.parse(json) };
  const before = json.slice(0, placeOf(json, why)).split("\n");
  const reason = why
    .replace(/,? (\.\.\.)?"[\s\S]*is not valid JSON$/, "")
    .replace(/( in JSON)? at position[\s\S]*$/, "");
  return { fault: { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, reason } };
}

function complaint(json: string): string | null {
  try {
    JSON.parse(json);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
}

/** V8 tells the place of some faults only: the others begin with the shortest beginning of the text that shows them. */
function placeOf(json: string, why: string): number {
  const told = /at position (\d+)/.exec(why)?.[1];
  if (told) return Number(told);
  if (!why.startsWith("Unexpected token")) return json.length;
  let good = 0;
  let bad = json.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (complaint(json.slice(0, middle))?.startsWith("Unexpected token")) bad = middle;
    else good = middle;
  }
  return bad - 1;
}
