import { BOTTOM, MARGIN, RIGHT, type Sheet } from "@/lib/invoicing/pdf/sheet";

type Style = Parameters<Sheet["text"]>[3];
const LABEL_WIDTH = 150;
/** The feet of the pages stand below. */
const LAST = BOTTOM - 12;

/** Writes down a page and goes on with the next one. */
export class Column {
  private y = MARGIN;
  constructor(private readonly sheet: Sheet) {}

  space(points: number): void {
    this.y += points;
  }

  /** Begins a new page unless that much room is left. */
  together(points: number): void {
    if (this.y + points <= LAST) return;
    this.sheet.addPage();
    this.y = MARGIN;
  }

  heading(text: string): void {
    this.space(14);
    this.together(50);
    this.y = this.sheet.text(text, MARGIN, this.y, { size: 11.5, bold: true });
    this.sheet.rule(this.y + 1);
    this.space(7);
  }

  /** Long texts go on over pages: each paragraph is measured by its lines. */
  text(text: string, style: Style = {}): void {
    for (const paragraph of text.split("\n")) {
      const lines = Math.ceil((paragraph.length + 1) / 88);
      this.together(Math.min(lines * 1.5 * (style?.size ?? 10), LAST - MARGIN));
      this.y = this.sheet.text(paragraph, MARGIN, this.y, style);
    }
  }

  /** Labels and what stands beside them; what is not known is left out. */
  facts(facts: [label: string, value: string | null][]): void {
    for (const [label, value] of facts) {
      if (!value) continue;
      this.together(30);
      const below = this.sheet.text(label, MARGIN, this.y, { colour: "#4a5266", width: LABEL_WIDTH - 10 });
      this.y = Math.max(below, this.sheet.text(value, MARGIN + LABEL_WIDTH, this.y));
    }
  }

  /** A drawing made in a box a thousand wide, as wide as given here. */
  drawing(strokes: readonly (readonly [x: number, y: number])[][], width: number): void {
    const scale = width / 1000;
    const height = Math.max(...strokes.flat().map(([, y]) => y), 0) * scale;
    this.together(height + 16);
    const top = this.y + 8;
    this.sheet.lines(strokes.map((line) => line.map(([x, y]) => [MARGIN + x * scale, top + y * scale] as const)));
    this.y = top + height + 8;
  }

  /** Two lines to write on: where and when, and who. */
  signature(left: string, right: string): void {
    this.space(34);
    const middle = (MARGIN + RIGHT) / 2;
    this.sheet.line(MARGIN, middle - 20, this.y);
    this.sheet.line(middle, RIGHT, this.y);
    const style = { size: 8, colour: "#4a5266" };
    const below = this.sheet.text(left, MARGIN, this.y + 3, style);
    this.y = Math.max(below, this.sheet.text(right, middle, this.y + 3, style)) + 10;
  }
}
