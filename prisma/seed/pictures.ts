import sharp from "sharp";

const card = (side: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="640" height="404">
  <rect width="640" height="404" rx="24" fill="#dfe8ef"/><rect width="640" height="72" fill="#7c98ab"/>
  <rect x="40" y="110" width="160" height="210" rx="8" fill="#a9bac6"/>
  <g fill="#a9bac6"><rect x="240" y="120" width="320" height="22"/><rect x="240" y="170" width="260" height="22"/>
  <rect x="240" y="220" width="300" height="22"/><rect x="240" y="270" width="180" height="22"/></g>
  <text x="320" y="372" font-family="sans-serif" font-size="30" text-anchor="middle" fill="#9b2226">ESEMPIO – ${side}</text>
</svg>`);

/** Pictures that stand for the two sides of an identity document and of a health card: nobody's. */
export async function pictures(): Promise<Record<"front" | "back", Buffer>> {
  const draw = (side: string) => sharp(card(side)).png({ palette: true }).toBuffer();
  const [front, back] = await Promise.all([draw("FRONTE"), draw("RETRO")]);
  return { front, back };
}
