/** The part of fontkit (which pdfkit draws with) that is used here: it brings no types. */
declare module "fontkit" {
  export interface Font {
    layout(text: string): unknown;
  }
  export function create(bytes: Uint8Array): Font;
}
