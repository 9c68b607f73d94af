import { unreadable } from "../statement";

/** No line of a statement in lines is longer than this. */
const LONGEST = 64 * 1024;

/** Text in pieces as whole lines, whatever ends them; the last one needs no end. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of text) {
    const lines = (rest + piece).split(/\r\n|\n|\r(?=[^\n])/);
    rest = lines.pop() ?? "";
    if (rest.length > LONGEST) unreadable("statement-malformed");
    yield* lines;
  }
  if (rest !== "") yield rest.replace(/\r$/, "");
}
