import { createRequire } from "node:module";
import { join } from "node:path";

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

/** Every part of the font with its file, to be registered by a document; only those used end up in it. */
export function fontFiles(): { name: string; file: string }[] {
  return ORDER.flatMap((subset) =>
    ([400, 700] as const).map((weight) => ({
      name: fontName(subset, weight),
      file: join(folder, `noto-sans-${subset}-${weight}-normal.woff`),
    })),
  );
}

export interface Run {
  subset: string;
  text: string;
}

/** A text cut where another part of the font must go on; what no part covers is shown as "?", never left out. */
export function runsOf(text: string): Run[] {
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
