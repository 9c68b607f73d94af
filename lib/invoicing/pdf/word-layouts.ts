import type { Font, GlyphRun } from "fontkit";

/** Words kept of each part of the font: papers say the same ones again and again. */
const MOST = 4000;

/**
 * A font that remembers how it laid out the words it was lately given: to find ligatures and kerning takes longer than
 * to draw. Each answer has places of its own, as pdfkit scales them where they stand.
 */
export function rememberingWords(font: Font): Font {
  const layOut = font.layout.bind(font);
  const known = new Map<string, GlyphRun>();
  font.layout = (text, features) => {
    if (features) return layOut(text, features);
    const run = known.get(text) ?? layOut(text);
    if (known.size >= MOST) known.clear();
    known.set(text, run);
    const positions = run.positions.map((position) => ({ ...position }));
    return Object.assign(Object.create(Object.getPrototypeOf(run)), run, { positions });
  };
  return font;
}
