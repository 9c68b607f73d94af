import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { create, type Font } from "fontkit";
import { unpackWoff } from "./unpack-woff";
import { rememberingWords } from "./word-layouts";

const require = createRequire(import.meta.url);
// By path: the pages' bundler follows every name given to `require`, and can't follow one that is put together.
const folder = join(process.cwd(), "node_modules/@fontsource/noto-sans/files");

type Weight = 400 | 700;
interface Subset {
  name: string;
  covers: (codePoint: number) => boolean;
}

// The font comes cut by script, with a list of what each part covers: Latin first, which nearly everything is.
const ORDER = ["latin", "latin-ext", "greek", "cyrillic", "cyrillic-ext", "greek-ext", "vietnamese"];
const ranges = require("@fontsource/noto-sans/unicode.json") as Record<string, string>;
const SUBSETS: Subset[] = ORDER.map((name) => ({ name, covers: covering(ranges[name] ?? "") }));

/** "U+0000-00FF,U+0131" as a test of a code point. */
function covering(list: string): (codePoint: number) => boolean {
  const spans = list.split(",").map((span) => {
    const [from = "", to = from] = span.trim().replace("U+", "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
  return (codePoint) => spans.some(([from, to]) => codePoint >= from && codePoint <= to);
}

/** The name under which a document registers a part of the font. */
export const fontName = (subset: string, weight: Weight): string => `${subset}-${weight}`;

const opened = new Map<string, Font>();

/**
 * A part of the font, opened once for all documents of this process: unpacking it takes longer than drawing with it. A
 * document takes from it the letters it uses.
 */
export function fontPart(subset: string, weight: Weight): Font {
  const name = fontName(subset, weight);
  const font = opened.get(name) ?? rememberingWords(openPart(name));
  opened.set(name, font);
  return font;
}

/** A part of the font as it is in its file, by the name of `fontName`. */
export const openPart = (name: string): Font =>
  create(unpackWoff(readFileSync(join(folder, `noto-sans-${name}-normal.woff`))));

export interface Run {
  subset: string;
  text: string;
}

const PLAIN = /^[\x20-\x7e]+$/;

/** A text cut where another part of the font must go on; what no part covers is shown as "?", never left out. */
export function runsOf(text: string): Run[] {
  if (PLAIN.test(text)) return [{ subset: "latin", text }];
  const runs: Run[] = [];
  for (const character of text.normalize("NFC")) {
    const [subset, shown] = placeOf(character);
    const last = runs.at(-1);
    // A space goes on in whatever comes before it: fewer cuts.
    if (last && (last.subset === subset || character === " ")) last.text += shown;
    else runs.push({ subset, text: shown });
  }
  return runs;
}

function placeOf(character: string): [subset: string, shown: string] {
  const subset = SUBSETS.find(({ covers }) => covers(character.codePointAt(0) ?? 0));
  return subset ? [subset.name, character] : ["latin", "?"];
}
