import { type PdfDict, PdfFault, type PdfRef, type PdfValue } from "./values";

const DEEPEST = 40;
const BLANK = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set(Array.from("()<>[]{}/%", (character) => character.charCodeAt(0)));
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;
const malformed = (what: string): PdfFault => new PdfFault("malformed", what);

/** Reads values of PDF syntax (ISO 32000-1, 7.2 and 7.3) from a place on; stricter than viewers are. */
export class Reader {
  constructor(
    readonly bytes: Buffer,
    public at: number,
    readonly end: number = bytes.length,
  ) {}

  /** Skips blanks and comments. */
  skip(): void {
    for (;;) {
      while (this.at < this.end && BLANK.has(this.bytes[this.at] ?? -1)) this.at += 1;
      if (this.at >= this.end || this.bytes[this.at] !== 37) return;
      while (this.at < this.end && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13) this.at += 1;
    }
  }

  /** True, and past it, when these characters come next. */
  takes(word: string): boolean {
    this.skip();
    if (this.bytes.toString("latin1", this.at, Math.min(this.at + word.length, this.end)) !== word) return false;
    this.at += word.length;
    return true;
  }

  expect(word: string): void {
    if (!this.takes(word)) throw malformed(`no ${word} at ${this.at}`);
  }

  /** A whole number without sign; null, and where it was, when something else comes. */
  whole(): number | null {
    this.skip();
    const start = this.at;
    while (this.at < this.end && isDigit(this.bytes[this.at])) this.at += 1;
    if (this.at === start || this.at - start > 10) {
      this.at = start;
      return null;
    }
    return Number(this.bytes.toString("latin1", start, this.at));
  }

  value(depth = 0): PdfValue {
    if (depth > DEEPEST) throw malformed("nested too deeply");
    this.skip();
    switch (this.bytes[this.at]) {
      case 47:
        return { kind: "name", name: this.name() };
      case 40:
        return this.literal();
      case 91:
        return this.array(depth);
      case 60:
        return this.bytes[this.at + 1] === 60 ? this.dictionary(depth) : this.hexadecimal();
      default:
        return this.reference() ?? this.plain();
    }
  }

  dictionary(depth = 0): PdfDict {
    this.expect("<<");
    const entries = new Map<string, PdfValue>();
    while (!this.takes(">>")) {
      if (this.bytes[this.at] !== 47) throw malformed(`no key at ${this.at}`);
      const key = this.name();
      // Two programs would each take another of the two values.
      if (entries.has(key)) throw malformed(`/${key} twice`);
      entries.set(key, this.value(depth + 1));
    }
    return { kind: "dict", entries };
  }

  private array(depth: number): PdfValue[] {
    this.at += 1;
    const values: PdfValue[] = [];
    while (!this.takes("]")) values.push(this.value(depth + 1));
    return values;
  }

  private word(): string {
    const start = this.at;
    while (this.at < this.end && !this.isBoundary(this.bytes[this.at] ?? 0)) this.at += 1;
    return this.bytes.toString("latin1", start, this.at);
  }

  private isBoundary = (byte: number): boolean => BLANK.has(byte) || DELIMITERS.has(byte);

  private name(): string {
    this.at += 1;
    return this.word().replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }

  private reference(): PdfRef | null {
    const start = this.at;
    const number = this.whole();
    const generation = number === null ? null : this.whole();
    if (number !== null && generation !== null && this.takes("R") && this.endsWord()) {
      return { kind: "ref", number, generation };
    }
    this.at = start;
    return null;
  }

  private endsWord = (): boolean => this.at >= this.end || this.isBoundary(this.bytes[this.at] ?? 0);

  private plain(): PdfValue {
    const word = this.word();
    if (word === "true" || word === "false") return word === "true";
    if (word === "null") return null;
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
    throw malformed(`"${word.slice(0, 20)}" at ${this.at}`);
  }

  private hexadecimal(): PdfValue {
    const start = this.at;
    const close = this.bytes.indexOf(62, start);
    if (close < 0 || close >= this.end) throw malformed("an endless string");
    const text = this.bytes.toString("latin1", start + 1, close);
    if (!/^[0-9A-Fa-f\s]*$/.test(text)) throw malformed("a string that is not hexadecimal");
    this.at = close + 1;
    const digits = text.replace(/\s/g, "");
    const bytes = Buffer.from(digits.length % 2 ? `${digits}0` : digits, "hex");
    return { kind: "string", bytes, hex: true, start, end: close + 1 };
  }

  private literal(): PdfValue {
    const start = this.at;
    let open = 0;
    for (; this.at < this.end; this.at++) {
      const byte = this.bytes[this.at];
      if (byte === 92) this.at += 1;
      else if (byte === 40) open += 1;
      else if (byte === 41 && --open === 0) break;
    }
    if (this.at >= this.end) throw malformed("an endless string");
    this.at += 1;
    const bytes = unescaped(this.bytes.toString("latin1", start + 1, this.at - 1));
    return { kind: "string", bytes, hex: false, start, end: this.at };
  }
}

const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

const unescaped = (text: string): Buffer =>
  Buffer.from(
    text.replace(/\r\n?/g, "\n").replace(/\\([0-7]{1,3}|[\s\S])/g, (_, escaped: string) => {
      if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 255);
      return escaped === "\n" ? "" : (ESCAPES[escaped] ?? escaped);
    }),
    "latin1",
  );
