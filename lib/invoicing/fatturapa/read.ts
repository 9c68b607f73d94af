import { XMLParser, XMLValidator } from "fast-xml-parser";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { XmlNode } from "./node";

/** SdI takes files of five megabytes through its services. */
export const MAX_BYTES = 5 * 1024 * 1024;

export type XmlRefusal = "xml-empty" | "xml-too-large" | "xml-encoding" | "xml-doctype" | "xml-malformed";

const ENCODINGS = ["utf-8", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "utf-16", "utf-16le", "utf-16be"];
const DECLARED = /^<\?xml[^>]*?\bencoding\s*=\s*["']([^"']+)["']/;
// Before anything is parsed: no document type, so no entities of its own, so nothing that grows when it is read.
const DOCTYPE = /<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i;
const OTHER_ENTITY = /&(?!(amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/;
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
const NUMBERED = /&#(?:(\d{1,7})|x([0-9a-fA-F]{1,6}));/g;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Named ones but the five of XML were refused before: this leaves the numbered ones.
  htmlEntities: true,
});

/**
 * Reads a small XML file of unknown origin into elements: names as written (with their prefix), text, attributes.
 * Refuses `xml-empty`, `xml-too-large`, `xml-encoding`, `xml-doctype` (a document type or entities of its own),
 * `xml-malformed`.
 */
export function readXml(bytes: Buffer | string): Outcome<XmlNode, XmlRefusal> {
  if (bytes.length === 0) return refuse("xml-empty");
  if (bytes.length > MAX_BYTES) return refuse("xml-too-large");
  const text = typeof bytes === "string" ? bytes.replace(/^\ufeff/, "") : decode(bytes);
  if (text === null) return refuse("xml-encoding");
  if (text.trim() === "") return refuse("xml-empty");
  if (DOCTYPE.test(text)) return refuse("xml-doctype");
  if (hasForeignCharacters(text)) return refuse("xml-malformed");
  return parse(text) ?? refuse("xml-malformed");
}

function decode(bytes: Buffer): string | null {
  const marked = bytes[0] === 0xff || bytes[0] === 0xfe;
  const head = marked
    ? ""
    : bytes
        .subarray(0, 200)
        .toString("latin1")
        .replace(/^\u00ef\u00bb\u00bf/, "");
  const named = marked
    ? bytes[0] === 0xff
      ? "utf-16le"
      : "utf-16be"
    : (DECLARED.exec(head)?.[1] ?? "utf-8").toLowerCase();
  if (!ENCODINGS.includes(named)) return null;
  try {
    return new TextDecoder(named, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Characters that XML 1.0 does not know, as they are or by number, and entities that nobody declared. */
function hasForeignCharacters(text: string): boolean {
  if (NOT_XML.test(text)) return true;
  if (!text.includes("&")) return false;
  const outside = text.replace(/<!\[CDATA\[.*?\]\]>/gs, "");
  if (OTHER_ENTITY.test(outside)) return true;
  return [...outside.matchAll(NUMBERED)].some(([, decimal, hex]) => {
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16);
    return code > 0x10ffff || NOT_XML.test(String.fromCodePoint(code));
  });
}

type Parsed = { [name: string]: Parsed[] | string | Record<string, string> };

function parse(text: string): XmlNode | null {
  try {
    if (XMLValidator.validate(text) !== true) return null;
    const roots = (parser.parse(text) as Parsed[]).filter((each) => !("#text" in each));
    const [root] = roots;
    return root && roots.length === 1 ? nodeOf(root) : null;
  } catch {
    // Names and depths that the parser refuses.
    return null;
  }
}

function nodeOf(parsed: Parsed): XmlNode {
  const name = Object.keys(parsed).find((key) => key !== ":@") ?? "";
  const inside = parsed[name] as Parsed[];
  const children = inside.filter((each) => !("#text" in each)).map(nodeOf);
  const text = inside.map((each) => each["#text"] ?? "").join("");
  const attributes = parsed[":@"] as Record<string, string> | undefined;
  return { name, children, ...(text ? { text } : {}), ...(attributes ? { attributes } : {}) };
}
