/** Colours as people write them (#rrggbb) and as eyes weigh them (WCAG 2.2 relative luminance and contrast). */
export type Hex = string;
type Rgb = [number, number, number];

export const toRgb = (hex: Hex): Rgb => {
  const number = Number.parseInt(hex.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
};

export const toHex = (rgb: Rgb): Hex =>
  `#${rgb
    .map((part) =>
      Math.round(Math.min(255, Math.max(0, part)))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

/** `share` of `over` on `base`: 0 is the base, 1 is what lies over it. */
export function mix(base: Hex, over: Hex, share: number): Hex {
  const [below, above] = [toRgb(base), toRgb(over)];
  const part = (i: 0 | 1 | 2) => below[i] + (above[i] - below[i]) * share;
  return toHex([part(0), part(1), part(2)]);
}

export function luminance(hex: Hex): number {
  const [red, green, blue] = toRgb(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 (same) to 21 (black on white). */
export function contrast(a: Hex, b: Hex): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour nearest to `hex`, moved towards `to` (black or white), that can be read on every one of `grounds`. */
export function readable(hex: Hex, to: Hex, grounds: readonly Hex[], ratio = 4.6): Hex {
  for (let share = 0; share < 1; share += 0.02) {
    const moved = mix(hex, to, share);
    if (grounds.every((ground) => contrast(moved, ground) >= ratio)) return moved;
  }
  return to;
}
