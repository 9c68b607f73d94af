import type { Judging } from "./judging";
import type { Revision } from "./revision";
import { isSameBut, keysOf } from "./same";
import { isDict, isName, isRef, isStream, isString, type PdfValue } from "./values";

const STORE = ["Type", "VRI", "Certs", "CRLs", "OCSPs", "TU", "TS"];
const DEEPEST = 5;
const MOST = 5_000;

/** Title, author, dates: they describe the document and are no part of it. */
export function isDescription({ before }: Judging, number: number, old: PdfValue, now: PdfValue): boolean {
  const info = before.trailer.entries.get("Info");
  if (isRef(info) && info.number === number) return isDict(now) && [...now.entries.values()].every(isText);
  const isMetadata = (value: PdfValue): boolean =>
    isStream(value) && isName(value.dict.entries.get("Type"), "Metadata");
  return isMetadata(old) && isMetadata(now);
}

const isText = (value: PdfValue): boolean => !isDict(value) && !isStream(value) && !Array.isArray(value);

/** A list of pages that only says which program wrote the update: iText does, in the file's first such list. */
export function namesProgram({ before, after }: Judging, old: PdfValue, now: PdfValue): boolean {
  if (!isDict(old) || !isDict(now) || !isName(old.entries.get("Type"), "Pages")) return false;
  return isString(now.entries.get("ITXT")) && isSameBut(["ITXT"], before, old, after, now);
}

/** Certificates and revocation answers kept with the document; parts of what was signed only when they can be nothing else. */
export function isLongTermData({ before, signed }: Judging, number: number, old: PdfValue, now: PdfValue): boolean {
  if (isDict(old) && isDict(now) && keysOf(old, now).every((key) => STORE.includes(key))) return true;
  return !signed.isInUse(number) && storedIn(before).has(number);
}

/** What nobody signed holds certificates and revocation answers, what describes the document, and nothing besides. */
export function onlyStores(judging: Judging): boolean {
  const { before, after, changed } = judging;
  const stored = storedIn(after);
  const described = [after.trailer.entries.get("Info"), after.dict(after.root)?.entries.get("Metadata")];
  const known = [after.root, ...described].flatMap((value) => (isRef(value) ? value.number : []));
  const isStructure = (value: PdfValue): boolean =>
    isStream(value) && ["XRef", "ObjStm"].some((type) => isName(value.dict.entries.get("Type"), type));
  const isKnown = (number: number): boolean =>
    stored.has(number) ||
    known.includes(number) ||
    isStructure(after.object(number)) ||
    (!before.isInUse(number) && isEmptyFont(after.object(number))) ||
    namesProgram(judging, before.object(number), after.object(number));
  return stored.size > 0 && changed.length > 0 && changed.every(isKnown);
}

/** What iText 7 leaves in every update: a font that it made, did not use and never described. */
const isEmptyFont = (value: PdfValue): boolean =>
  isDict(value) && value.entries.size === 1 && isName(value.entries.get("Type"), "Font");

/** Numbers of the objects that the security store leads to. */
function storedIn(revision: Revision): Set<number> {
  const numbers = new Set<number>();
  const visit = (value: PdfValue | undefined, depth: number): void => {
    if (depth > DEEPEST || numbers.size > MOST) return;
    if (isRef(value)) {
      if (numbers.has(value.number)) return;
      numbers.add(value.number);
    }
    const resolved = revision.resolve(value);
    if (Array.isArray(resolved)) for (const each of resolved) visit(each, depth + 1);
    else if (isDict(resolved)) for (const each of resolved.entries.values()) visit(each, depth + 1);
    else if (isStream(resolved)) visit(resolved.dict.entries.get("Length"), depth + 1);
  };
  visit(revision.dict(revision.root)?.entries.get("DSS"), 0);
  return numbers;
}
