/** The part of fontkit (which pdfkit draws with) that is used here: it brings no types. */
declare module "fontkit" {
  export interface GlyphRun {
    glyphs: unknown[];
    /** Where each glyph stands and how far it goes, in units of the font. */
    positions: Record<string, number>[];
  }
  export interface Font {
    layout(text: string, features?: unknown): GlyphRun;
  }
  export function create(bytes: Uint8Array): Font;
}
