import { type Hex, mix, readable } from "@/lib/kernel/colour";

const WHITE = "#ffffff";
const BLACK = "#000000";
/** Grounds text stands on: page, panel and hovered row, in the light and in the dark scheme (see globals.css). */
export const LIGHT_GROUNDS = [WHITE, "#f6f7f9", "#eef0f4"] as const;
export const DARK_GROUNDS = ["#1b1d21", "#24272c", "#2e3138"] as const;

/** What is painted in the seller's colour, for one scheme. `on…` colours stand on the one they name. */
export type BrandTones = {
  filled: Hex;
  filledHover: Hex;
  onFilled: Hex;
  link: Hex;
  soft: Hex;
  softHover: Hex;
  onSoft: Hex;
};

/** Ten shades from nearly white to nearly black, the seller's colour in the middle. */
export function shadesOf(colour: Hex): Hex[] {
  const towards = [0.93, 0.84, 0.7, 0.54, 0.36, 0.16];
  return [
    ...towards.map((share) => mix(colour, WHITE, share)),
    colour,
    ...[0.16, 0.32, 0.48].map((share) => mix(colour, BLACK, share)),
  ];
}

export function lightTones(colour: Hex): BrandTones {
  const filled = readable(colour, BLACK, [WHITE]);
  const [soft, softHover] = [mix(WHITE, filled, 0.08), mix(WHITE, filled, 0.14)];
  return {
    filled,
    filledHover: mix(filled, BLACK, 0.14),
    onFilled: WHITE,
    link: readable(filled, BLACK, LIGHT_GROUNDS),
    soft,
    softHover,
    onSoft: readable(filled, BLACK, [soft, softHover]),
  };
}

export function darkTones(colour: Hex): BrandTones {
  const filled = readable(colour, BLACK, [WHITE]);
  const [soft, softHover] = [mix("#1b1d21", filled, 0.22), mix("#1b1d21", filled, 0.32)];
  return {
    filled,
    filledHover: mix(filled, BLACK, 0.14),
    onFilled: WHITE,
    link: readable(colour, WHITE, DARK_GROUNDS),
    soft,
    softHover,
    onSoft: readable(colour, WHITE, [soft, softHover]),
  };
}

/**
 * The seller's colour as style sheet text: it sets Mantine's variables, so that one theme serves every seller and no
 * second provider is needed. The colour is checked by the policy's schema; anything else gives an empty sheet.
 */
export function brandStyle(colour: string): string {
  if (!/^#[0-9a-fA-F]{6}$/.test(colour)) return "";
  const shades = shadesOf(colour).map((shade, i) => `--mantine-color-brand-${i}:${shade};`);
  // html:root outweighs Mantine's own :root rules wherever they stand in the document.
  return `html:root{${shades.join("")}}${scheme("light", lightTones(colour))}${scheme("dark", darkTones(colour))}`;
}

function scheme(name: "light" | "dark", tones: BrandTones): string {
  const values = {
    "brand-filled": tones.filled,
    "brand-filled-hover": tones.filledHover,
    "brand-light": tones.soft,
    "brand-light-hover": tones.softHover,
    "brand-light-color": tones.onSoft,
    "brand-outline": tones.link,
    "brand-outline-hover": tones.soft,
    "brand-text": tones.link,
    anchor: tones.link,
  };
  const lines = Object.entries(values).map(([variable, value]) => `--mantine-color-${variable}:${value};`);
  const primary = ["filled", "filled-hover", "light", "light-hover", "light-color", "outline", "outline-hover", "text"];
  const aliases = primary.map((part) => `--mantine-primary-color-${part}:var(--mantine-color-brand-${part});`);
  return `html:root[data-mantine-color-scheme="${name}"]{${lines.join("")}${aliases.join("")}}`;
}
