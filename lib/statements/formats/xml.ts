import { unreadable } from "../statement";

/** What a reader of XML is told, in document order. Names come without their namespace prefix. */
export interface XmlHandler {
  open(name: string, attributes: string): void;
  text(text: string): void;
  close(name: string): void;
}

const TAG = /^<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s[^<>]*?)?)(\/?)>$/;
/** No tag or text of a statement is longer than this: what is, is no statement. */
const LONGEST = 256 * 1024;

/**
 * Reads XML as it comes, in pieces of any size, keeping nothing but the names of the elements that are open. Documents
 * with a DTD are refused unread (`statement-xml-entities`), so that no entity can name a file, an address or itself.
 * Refuses also `statement-malformed` and, when the text ends inside the document, `statement-cut`.
 */
export class XmlReader {
  private rest = "";
  private readonly stack: string[] = [];
  private rooted = false;

  constructor(private readonly handler: XmlHandler) {}

  write(piece: string): void {
    const text = this.rest + piece;
    let at = 0;
    for (;;) {
      const open = text.indexOf("<", at);
      if (open < 0) break;
      const end = endOfMarkup(text, open);
      if (end < 0) break;
      if (open > at) this.characters(text.slice(at, open));
      this.markup(text.slice(open, end));
      at = end;
    }
    this.rest = text.slice(at);
    if (this.rest.length > LONGEST) unreadable("statement-malformed");
  }

  end(): void {
    if (this.stack.length > 0 || this.rest.includes("<")) unreadable("statement-cut");
    if (!this.rooted || this.rest.trim() !== "") unreadable("statement-malformed");
  }

  private characters(raw: string): void {
    if (this.stack.length > 0) this.handler.text(unescaped(raw));
    else if (raw.trim() !== "") unreadable("statement-malformed");
  }

  private markup(tag: string): void {
    if (tag.startsWith("<![CDATA[")) this.handler.text(tag.slice(9, -3));
    else if (!tag.startsWith("<!--") && !tag.startsWith("<?")) this.element(tag);
  }

  private element(tag: string): void {
    const match = TAG.exec(tag);
    if (!match) unreadable("statement-malformed");
    const [, closing, name = "", attributes = "", empty] = match;
    if (closing) this.closed(name);
    else this.opened(name, attributes, empty === "/");
  }

  private opened(name: string, attributes: string, empty: boolean): void {
    if (this.stack.length === 0 && this.rooted) unreadable("statement-malformed");
    this.rooted = true;
    this.handler.open(name, attributes);
    if (empty) this.handler.close(name);
    else this.stack.push(name);
  }

  private closed(name: string): void {
    if (this.stack.pop() !== name) unreadable("statement-malformed");
    this.handler.close(name);
  }
}

/** Where the markup that begins at `open` ends; −1 when the rest of it has not come yet. */
function endOfMarkup(text: string, open: number): number {
  for (const [begin, end] of [
    ["<!--", "-->"],
    ["<![CDATA[", "]]>"],
    ["<?", "?>"],
  ] as const) {
    if (text.startsWith(begin, open)) return after(text, end, open + begin.length);
    if (open + begin.length > text.length && begin.startsWith(text.slice(open))) return -1;
  }
  if (text.startsWith("<!", open)) unreadable("statement-xml-entities");
  return after(text, ">", open);
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found < 0 ? -1 : found + end.length;
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(raw: string): string {
  if (!raw.includes("&")) return raw;
  return raw.replace(/&(#x?[0-9a-fA-F]{1,6}|\w{1,40});?/g, (_, name: string) => {
    const known = NAMED[name];
    if (known) return known;
    if (!name.startsWith("#")) unreadable("statement-xml-entities");
    const point = name[1] === "x" ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "";
  });
}

/** A small piece of a document, kept while it is read: an entry, a balance. */
export interface XmlNode {
  name: string;
  attributes: string;
  text: string;
  children: XmlNode[];
}

/** Builds the node whose tags go by; the caller says when it begins and takes it when it is whole. */
export class NodeBuilder {
  private readonly open: XmlNode[] = [];

  get depth(): number {
    return this.open.length;
  }

  push(name: string, attributes: string): void {
    const node = { name, attributes, text: "", children: [] };
    this.open.at(-1)?.children.push(node);
    this.open.push(node);
  }

  text(text: string): void {
    const top = this.open.at(-1);
    if (top) top.text += text;
  }

  pop(): XmlNode | undefined {
    return this.open.pop();
  }

  /** Lets go of the last child of the node that is open: it was taken care of. */
  dropLast(): void {
    this.open.at(-1)?.children.pop();
  }
}

export const childrenOf = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node?.children.filter((child) => child.name === name) ?? [];

/** The first node along a path of names. */
export function nodeAt(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  let found = node;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}

/** Text along a path, trimmed; "" when there is none. */
export const textAt = (node: XmlNode | undefined, ...path: string[]): string =>
  nodeAt(node, ...path)?.text.trim() ?? "";
