import PDFDocument from "pdfkit";
import { fontName, fontPart, runsOf } from "./fonts";

/** Points from the edge of an A4 sheet. */
export const MARGIN = 56;
export const RIGHT = 595.28 - MARGIN;
export const BOTTOM = 841.89 - MARGIN;

interface Style {
  size?: number;
  bold?: boolean;
  colour?: string;
  align?: "left" | "right";
  /** Points the text may take before it goes on in another line. */
  width?: number;
}

/** A PDF being written: text of any European script at a place, lines, pages. */
export class Sheet {
  private readonly doc: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private readonly known = new Set<string>();

  constructor(facts: { title: string; author: string; createdAt: Date }) {
    this.doc = new PDFDocument({
      size: "A4",
      margin: MARGIN,
      bufferPages: true,
      font: "", // none but those that are written with
      lang: "it-IT",
      displayTitle: true,
      info: { Title: facts.title, Author: facts.author, CreationDate: facts.createdAt, ModDate: facts.createdAt },
    });
    this.doc.on("data", (chunk: Buffer) => this.chunks.push(chunk));
  }

  addPage(): void {
    this.doc.addPage();
  }

  /** Writes a text from (x, y) down; answers the y below it. */
  text(text: string, x: number, y: number, style: Style = {}): number {
    const { size = 10, bold = false, colour = "#1a1f2b", align = "left", width = RIGHT - x } = style;
    this.doc.fillColor(colour).fontSize(size);
    const height = size * 1.4;
    let below = y;
    for (const line of this.linesOf(text, bold, width)) {
      this.writeLine(line, bold, align === "right" ? x + width - this.widthOf(line, bold) : x, below);
      below += height;
    }
    return below;
  }

  rule(y: number, colour = "#9aa3b5"): void {
    this.line(MARGIN, RIGHT, y, colour);
  }

  /** A thin line across from one point to another. */
  line(from: number, to: number, y: number, colour = "#4a5266"): void {
    this.doc.moveTo(from, y).lineTo(to, y).lineWidth(0.7).strokeColor(colour).stroke();
  }

  /** Draws lines through their points, in points of the sheet. */
  lines(lines: readonly (readonly [x: number, y: number])[][], colour = "#1a1f2b"): void {
    this.doc.lineWidth(1.2).lineJoin("round").lineCap("round").strokeColor(colour);
    for (const [first, ...rest] of lines) {
      if (!first) continue;
      this.doc.moveTo(...first);
      // A line of one point is a dot.
      for (const point of rest.length > 0 ? rest : [first]) this.doc.lineTo(...point);
      this.doc.stroke();
    }
  }

  /** Black boxes, each from its upper left corner, in points of the sheet. */
  boxes(boxes: readonly { x: number; y: number; width: number; height: number }[]): void {
    for (const { x, y, width, height } of boxes) this.doc.rect(x, y, width, height);
    this.doc.fill("#000000");
  }

  /** Writes something on every page, once all of them are there; pages count from 1. */
  eachPage(write: (page: number, pages: number) => void): void {
    const { count } = this.doc.bufferedPageRange();
    for (let page = 1; page <= count; page++) {
      this.doc.switchToPage(page - 1);
      write(page, count);
    }
  }

  /** Ends the document. */
  finish(): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.doc.once("error", reject).once("end", () => resolve(Buffer.concat(this.chunks)));
      this.doc.end();
    });
  }

  private font(subset: string, bold: boolean): void {
    const weight = bold ? 700 : 400;
    const name = fontName(subset, weight);
    if (!this.known.has(name)) {
      // Opened fonts are taken too, which the types of pdfkit do not say.
      this.doc.registerFont(name, fontPart(subset, weight) as unknown as string);
      this.known.add(name);
    }
    this.doc.font(name);
  }

  private widthOf(text: string, bold: boolean): number {
    return runsOf(text).reduce((sum, run) => {
      this.font(run.subset, bold);
      return sum + this.doc.widthOfString(run.text);
    }, 0);
  }

  private writeLine(text: string, bold: boolean, x: number, y: number): void {
    let at = x;
    for (const run of runsOf(text)) {
      this.font(run.subset, bold);
      this.doc.text(run.text, at, y, { lineBreak: false });
      at += this.doc.widthOfString(run.text);
    }
  }

  /** Breaks at spaces; a single word too long for the line is cut. */
  private linesOf(text: string, bold: boolean, width: number): string[] {
    const words = text.split(/\s+/);
    const whole = words.reduce((before, word) => (before ? `${before} ${word}` : word));
    if (this.widthOf(whole, bold) <= width) return [whole];
    const lines: string[] = [];
    let line = "";
    for (const word of words.flatMap((one) => this.pieces(one, bold, width))) {
      const longer = line ? `${line} ${word}` : word;
      if (line && this.widthOf(longer, bold) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  }

  private pieces(word: string, bold: boolean, width: number): string[] {
    if (this.widthOf(word, bold) <= width) return [word];
    const pieces: string[] = [];
    let piece = "";
    for (const character of word) {
      if (piece && this.widthOf(piece + character, bold) > width) {
        pieces.push(piece);
        piece = "";
      }
      piece += character;
    }
    return [...pieces, piece];
  }
}
