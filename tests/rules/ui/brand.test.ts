import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brandStyle, DARK_GROUNDS, darkTones, LIGHT_GROUNDS, lightTones, shadesOf } from "@/components/ui/theme/brand";
import { contrast, toHex } from "@/lib/kernel/colour";

const part = fc.integer({ min: 0, max: 255 });
const colour = fc.tuple(part, part, part).map(toHex);
const READABLE = 4.5;

describe("a seller's colour, whatever it is", () => {
  it("can be read wherever it is used, in both schemes", () => {
    fc.assert(
      fc.property(colour, (given) => {
        const schemes = [
          { tones: lightTones(given), grounds: LIGHT_GROUNDS },
          { tones: darkTones(given), grounds: DARK_GROUNDS },
        ];
        for (const { tones, grounds } of schemes) {
          expect(contrast(tones.onFilled, tones.filled)).toBeGreaterThanOrEqual(READABLE);
          expect(contrast(tones.onFilled, tones.filledHover)).toBeGreaterThanOrEqual(READABLE);
          expect(contrast(tones.onSoft, tones.soft)).toBeGreaterThanOrEqual(READABLE);
          expect(contrast(tones.onSoft, tones.softHover)).toBeGreaterThanOrEqual(READABLE);
          for (const ground of grounds) expect(contrast(tones.link, ground)).toBeGreaterThanOrEqual(READABLE);
        }
      }),
    );
  });

  it("is left alone when it can be read already", () => {
    expect(lightTones("#1f5fae").filled).toBe("#1f5fae");
    expect(lightTones("#ffdd00").filled).not.toBe("#ffdd00");
  });

  it("gives ten shades, itself among them", () => {
    expect(shadesOf("#1f5fae")).toHaveLength(10);
    expect(shadesOf("#1f5fae")[6]).toBe("#1f5fae");
  });
});

describe("the style sheet", () => {
  it("sets both schemes", () => {
    expect(brandStyle("#1f5fae")).toMatch(/light"\].*dark"\]/s);
  });
  it("takes nothing but a colour", () => {
    for (const text of ["red", "#12345", "#1f5fae}</style><script>", ""]) expect(brandStyle(text)).toBe("");
  });
});

it("contrast is WCAG's", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
