import bwip from "bwip-js/node";

/** A black box of a symbol, in points, from its upper left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The bars of a Code 128 with that text, as wide and high as given, with the ten clear modules on both sides that readers want. */
export function code128(text: string, size: { width: number; height: number }): Box[] {
  const [symbol] = bwip.raw({ bcid: "code128", text });
  const widths: number[] = symbol && "sbs" in symbol ? [...symbol.sbs] : [];
  const QUIET = 10;
  const module = size.width / (widths.reduce((sum, width) => sum + width, 0) + 2 * QUIET);
  const boxes: Box[] = [];
  let at = QUIET;
  for (const [i, width] of widths.entries()) {
    // Bars and spaces take turns, a bar first.
    if (i % 2 === 0) boxes.push({ x: at * module, y: 0, width: width * module, height: size.height });
    at += width;
  }
  return boxes;
}

/** The squares of a QR with that text in a square of that size, its four clear modules around included. */
export function qrCode(text: string, size: number): Box[] {
  const [symbol] = bwip.raw({ bcid: "qrcode", text });
  if (!symbol || !("pixs" in symbol)) return [];
  const QUIET = 4;
  const module = size / (symbol.pixx + 2 * QUIET);
  const boxes: Box[] = [];
  for (const [i, dark] of [...symbol.pixs].entries()) {
    if (!dark) continue;
    const [column, row] = [i % symbol.pixx, Math.floor(i / symbol.pixx)];
    boxes.push({ x: (column + QUIET) * module, y: (row + QUIET) * module, width: module, height: module });
  }
  return boxes;
}
