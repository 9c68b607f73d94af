import type { Revision } from "./revision";
import { isDict, isName, isRef, isString, type PdfDict, PdfFault, type PdfString, type PdfValue } from "./values";

const MOST_FIELDS = 2_000;
const DEEPEST = 12;

/** A signature's dictionary in a PDF, its shape checked: the two ranges cover all but the signature itself. */
export interface PdfSignature {
  /** Number of the object that holds it. */
  number: number;
  dict: PdfDict;
  subFilter: string;
  contents: PdfString;
  /** Just behind the last byte that is covered. */
  end: number;
}

/** All signatures of the form, in the order in which they were made. Faults: `not-whole-file`, `corrupted`, `malformed`. */
export function signaturesIn(document: Revision): PdfSignature[] {
  const form = document.dict(document.dict(document.root)?.entries.get("AcroForm"));
  const fields = document.resolve(form?.entries.get("Fields"));
  const found = new Map<number, PdfSignature>();
  let visited = 0;
  const visit = (value: PdfValue, inherited: PdfValue, depth: number): void => {
    visited += 1;
    if (visited > MOST_FIELDS || depth > DEEPEST) throw new PdfFault("malformed", "too many fields");
    const field = document.dict(value);
    if (!field) return;
    const type = field.entries.get("FT") ?? inherited;
    const signed = field.entries.get("V");
    if (isName(type, "Sig") && signed !== undefined) {
      const number = isRef(signed) ? signed.number : isRef(value) ? value.number : -1;
      const dict = document.dict(signed);
      if (dict) found.set(number, signatureOf(document, number, dict));
    }
    const kids = document.resolve(field.entries.get("Kids"));
    if (Array.isArray(kids)) for (const kid of kids) visit(kid, type, depth + 1);
  };
  if (Array.isArray(fields)) for (const field of fields) visit(field, null, 0);
  return [...found.values()].sort((one, other) => one.end - other.end);
}

function signatureOf(document: Revision, number: number, dict: PdfDict): PdfSignature {
  const { bytes } = document;
  // Places inside an object stream are not places of the file.
  if (document.entry(number)?.kind !== "at") throw new PdfFault("malformed", "a signature that is packed");
  const contents = dict.entries.get("Contents");
  const subFilter = dict.entries.get("SubFilter");
  const range = dict.entries.get("ByteRange");
  if (!isString(contents) || !contents.hex || !isName(subFilter)) throw new PdfFault("malformed", "no signature value");
  if (!Array.isArray(range) || range.length !== 4) throw new PdfFault("not-whole-file", "not two ranges");
  const [first, firstLength, second, secondLength] = range.map((each) => (Number.isInteger(each) ? Number(each) : -1));
  if (first === undefined || firstLength === undefined || second === undefined || secondLength === undefined) {
    throw new PdfFault("malformed", "ranges");
  }
  const end = second + secondLength;
  if (end > bytes.length) throw new PdfFault("corrupted", "ranges beyond the file");
  // Exactly the string, brackets included, is left out: nothing else can hide there.
  if (first !== 0 || firstLength !== contents.start || second !== contents.end || secondLength < 0) {
    throw new PdfFault("not-whole-file", "ranges that leave something out");
  }
  if (!/^<[0-9A-Fa-f]*>$/.test(bytes.toString("latin1", contents.start, contents.end))) {
    throw new PdfFault("malformed", "a signature with blanks");
  }
  return { number, dict, subFilter: subFilter.name, contents, end };
}

/** Whether it is a time stamp of the whole document rather than somebody's signature. */
export const isDocumentStamp = ({ dict, subFilter }: PdfSignature): boolean =>
  subFilter === "ETSI.RFC3161" || isName(dict.entries.get("Type"), "DocTimeStamp");

/** Whether a field is a signature's, as its own dictionary says. */
export const isSignatureField = (value: PdfValue): value is PdfDict =>
  isDict(value) && isName(value.entries.get("FT"), "Sig");
