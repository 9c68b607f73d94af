import { endOf, Revision, sectionsFrom } from "./revision";
import { listOf } from "./same";
import { decoded } from "./streams";
import { isDict, isName, isStream, type PdfDict, PdfFault, type PdfStream } from "./values";

const MOST_NODES = 2_000;
const MOST_PIECES = 200;

/**
 * Whether a PDF draws on its pages what the contract draws: then it is the contract, written anew by the program that
 * signed it. Only for what its sender is told: nothing else of such a file is compared, and it is never accepted.
 */
export function isRewritten(signed: Revision, contract: Uint8Array): boolean {
  try {
    const bytes = Buffer.from(contract.buffer, contract.byteOffset, contract.byteLength);
    const original = new Revision(bytes, sectionsFrom(bytes, endOf(bytes).startxref));
    const [pages, others] = [pagesOf(original), pagesOf(signed)];
    return pages.length === others.length && pages.every((page, i) => drawsThe(original, page, signed, others[i]));
  } catch (error) {
    if (error instanceof PdfFault) return false;
    throw error;
  }
}

function pagesOf(document: Revision): PdfDict[] {
  const pages: PdfDict[] = [];
  const waiting = [document.dict(document.root)?.entries.get("Pages")];
  for (let visited = 0; waiting.length > 0; visited++) {
    const node = document.resolve(waiting.pop());
    if (visited > MOST_NODES) throw new PdfFault("malformed", "too many pages");
    if (!isDict(node)) continue;
    if (isName(node.entries.get("Type"), "Page")) pages.push(node);
    else waiting.push(...listOf(document, node.entries.get("Kids")).slice(0, MOST_NODES).reverse());
  }
  return pages;
}

/** Compared piece by piece: what a hostile file would unpack to is never held at once. */
function drawsThe(before: Revision, page: PdfDict, after: Revision, other: PdfDict | undefined): boolean {
  const drawing = Buffer.concat(streamsOf(before, page).map(decoded));
  let at = 0;
  for (const stream of other ? streamsOf(after, other) : []) {
    const piece = decoded(stream);
    if (!drawing.subarray(at, at + piece.length).equals(piece)) return false;
    at += piece.length;
  }
  return at === drawing.length;
}

function streamsOf(document: Revision, page: PdfDict): PdfStream[] {
  const contents = document.resolve(page.entries.get("Contents"));
  const pieces = Array.isArray(contents) ? contents.slice(0, MOST_PIECES) : [contents];
  return pieces.map((piece) => document.resolve(piece)).filter(isStream);
}
