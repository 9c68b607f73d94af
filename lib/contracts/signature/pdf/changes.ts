import type { Reason } from "../verdict";
import { isSignatureField } from "./fields";
import type { Revision } from "./revision";
import { isSame, isSameBut, keysOf } from "./same";
import type { Update } from "./updates";
import { isDict, isName, isRef, isStream, type PdfDict, type PdfRef, type PdfValue } from "./values";

/** What an update may do: sign, or only add data for long-term validation (certificates, revocation answers). */
export type Purpose = "signing" | "long-term";

const CATALOG: Record<Purpose, string[]> = {
  signing: ["AcroForm", "DSS", "Extensions", "Metadata", "Perms", "Version"],
  "long-term": ["DSS", "Extensions", "Metadata", "Version"],
};
const FIELD = "FT Type Subtype F T TU TM V P Rect AP AS MK DA Ff Lock SV M NM BS Border H C Q DR".split(" ");
const DSS = ["Type", "VRI", "Certs", "CRLs", "OCSPs", "TU", "TS"];
/** A visible signature may take this part of its page, no more: what is under it must stay readable. */
const LARGEST_STAMP = 0.15;
const A4 = 595 * 842;

interface Judging extends Update {
  purpose: Purpose;
  /** Objects that the document had before anybody signed it: of these very few may be written again. */
  original: Revision;
}

/**
 * What is wrong with an update that must only sign: null when everything that a viewer shows, but for the signatures
 * added, stays what it was. `changed-after-signing` for any other change, `stamp-too-large` for a visible signature
 * that could hide what is signed.
 */
export function judgeUpdate(update: Update, purpose: Purpose, original: Revision): Reason | null {
  const judging: Judging = { ...update, purpose, original };
  if (update.after.trailer.entries.has("Encrypt") || !keepsCatalog(judging)) return "changed-after-signing";
  const fields = newFields(judging);
  if (!fields?.every((field) => isHarmless(judging, field))) return "changed-after-signing";
  if (!update.changed.every((number) => mayChange(judging, number, fields))) return "changed-after-signing";
  return fields.every((field) => isSmall(judging, field)) ? null : "stamp-too-large";
}

const formOf = (revision: Revision): PdfDict | null =>
  revision.dict(revision.dict(revision.root)?.entries.get("AcroForm"));
const listOf = (revision: Revision, value: PdfValue | undefined): PdfValue[] => {
  const list = revision.resolve(value);
  return Array.isArray(list) ? list : [];
};
const fieldsOf = (revision: Revision): PdfValue[] => listOf(revision, formOf(revision)?.entries.get("Fields"));

/** The signature fields an update adds to the form, behind those that were there; null when it did anything else. */
function newFields({ before, after, purpose }: Judging): PdfRef[] | null {
  const added = addedRefs(before, fieldsOf(before), after, fieldsOf(after));
  if (!added || (purpose === "long-term" && added.length > 0)) return null;
  return added.every(({ number }) => !before.isInUse(number)) ? added : null;
}

/** The references a list gained, at any place; null when it lost one, or what it had stands in another order. */
function addedRefs(before: Revision, one: PdfValue[], after: Revision, other: PdfValue[]): PdfRef[] | null {
  const added: PdfRef[] = [];
  let kept = 0;
  for (const value of other) {
    if (kept < one.length && isSame(before, one[kept], after, value)) kept += 1;
    else if (isRef(value)) added.push(value);
    else return null;
  }
  return kept === one.length ? added : null;
}

function isHarmless({ after }: Judging, { number }: PdfRef): boolean {
  const field = after.object(number);
  return isSignatureField(field) && [...field.entries.keys()].every((key) => FIELD.includes(key));
}

function isSmall({ after }: Judging, { number }: PdfRef): boolean {
  const field = after.dict(after.object(number));
  const [left, bottom, right, top] = listOf(after, field?.entries.get("Rect")).map(Number);
  const area = Math.abs(((right ?? 0) - (left ?? 0)) * ((top ?? 0) - (bottom ?? 0)));
  return area <= LARGEST_STAMP * A4;
}

/** Whether an object may have been written, or freed, by this update. */
function mayChange(judging: Judging, number: number, fields: readonly PdfRef[]): boolean {
  const { before, after, original, purpose } = judging;
  if (!before.isInUse(number)) return true;
  if (!after.isInUse(number)) return false;
  const [old, now] = [before.object(number), after.object(number)];
  if (isSame(before, old, after, now)) return true;
  if (number === before.root.number) return true;
  if (isLongTermData(judging, number, old, now) || isDescription(judging, number, old, now)) return true;
  if (purpose === "long-term") return false;
  return (
    keepsForm(judging, number, old, now) ||
    keepsPage(judging, old, now, fields) ||
    addsToList(judging, number, old, now, fields) ||
    (fillsField(judging, old, now) && !isSigned(original, number))
  );
}

const isSigned = (revision: Revision, number: number): boolean =>
  revision.dict(revision.object(number))?.entries.has("V") ?? false;

/** The catalog, wherever it stands now, leads to the same pages, names and actions. */
function keepsCatalog({ before, after, purpose }: Judging): boolean {
  const [old, now] = [before.object(before.root.number), after.object(after.root.number)];
  if (!isDict(old) || !isDict(now)) return false;
  if (!isSameBut(CATALOG[purpose], before, old, after, now)) return false;
  const [form, newForm] = [before.dict(old.entries.get("AcroForm")), after.dict(now.entries.get("AcroForm"))];
  return form || newForm ? keepsEntriesOfForm(before, form, after, newForm) : true;
}

function keepsForm(judging: Judging, number: number, old: PdfValue, now: PdfValue): boolean {
  const { before, after } = judging;
  const ref = before.dict(before.root)?.entries.get("AcroForm");
  if (!isRef(ref) || ref.number !== number || !isDict(old) || !isDict(now)) return false;
  return keepsEntriesOfForm(before, old, after, now);
}

/** Fields are compared by newFields; looks of what people fill in may be set where there were none, never changed. */
function keepsEntriesOfForm(before: Revision, old: PdfDict | null, after: Revision, now: PdfDict | null): boolean {
  if (!now) return false;
  const was: PdfDict = old ?? { kind: "dict", entries: new Map() };
  const looks = ["DA", "DR", "Q"];
  if (!isSameBut(["Fields", "SigFlags", ...looks], before, was, after, now)) return false;
  if (fieldsOf(before).every((field) => isSignatureField(before.resolve(field)))) return true;
  return looks.every(
    (key) => !was.entries.has(key) || extendsLooks(before, was.entries.get(key), after, now.entries.get(key)),
  );
}

/** Resources may gain entries: fonts for the new signature. */
function extendsLooks(
  before: Revision,
  old: PdfValue | undefined,
  after: Revision,
  now: PdfValue | undefined,
): boolean {
  const [one, other] = [before.dict(old), after.dict(now)];
  if (!one || !other) return isSame(before, old, after, now);
  return [...one.entries].every(([key, value]) => extendsLooks(before, value, after, other.entries.get(key)));
}

/** A page gains the widgets of the new fields and nothing else. */
function keepsPage(judging: Judging, old: PdfValue, now: PdfValue, fields: readonly PdfRef[]): boolean {
  const { before, after } = judging;
  if (!isDict(old) || !isDict(now) || !isName(old.entries.get("Type"), "Page")) return false;
  if (!isSameBut(["Annots"], before, old, after, now)) return false;
  const lists = [listOf(before, old.entries.get("Annots")), listOf(after, now.entries.get("Annots"))] as const;
  return onlyGains(addedRefs(before, lists[0], after, lists[1]), fields);
}

const onlyGains = (added: PdfRef[] | null, fields: readonly PdfRef[]): boolean =>
  added?.every(({ number }) => fields.some((field) => field.number === number)) ?? false;

/** The list of fields, or of a page's annotations, where it is an object by itself. */
function addsToList(
  judging: Judging,
  number: number,
  old: PdfValue,
  now: PdfValue,
  fields: readonly PdfRef[],
): boolean {
  const { before, after } = judging;
  if (!Array.isArray(old) || !Array.isArray(now)) return false;
  const isThis = (value: PdfValue | undefined): boolean => isRef(value) && value.number === number;
  const pages = fields.map((field) => before.dict(after.dict(field)?.entries.get("P")));
  const owned =
    isThis(formOf(before)?.entries.get("Fields")) || pages.some((page) => isThis(page?.entries.get("Annots")));
  return owned && onlyGains(addedRefs(before, old, after, now), fields);
}

/** Title, author, dates: they describe the document and are no part of it. */
function isDescription({ before }: Judging, number: number, old: PdfValue, now: PdfValue): boolean {
  const info = before.trailer.entries.get("Info");
  if (isRef(info) && info.number === number) return isDict(now) && [...now.entries.values()].every(isText);
  const isMetadata = (value: PdfValue): boolean =>
    isStream(value) && isName(value.dict.entries.get("Type"), "Metadata");
  return isMetadata(old) && isMetadata(now);
}

const isText = (value: PdfValue): boolean => !isDict(value) && !isStream(value) && !Array.isArray(value);

/** A field that waited for its signature gets it; where it stands stays. */
function fillsField({ before, after }: Judging, old: PdfValue, now: PdfValue): boolean {
  if (!isSignatureField(old) || !isSignatureField(now) || old.entries.has("V")) return false;
  return isSameBut(["V", "AP", "AS", "M", "F", "Lock", "MK", "DA"], before, old, after, now);
}

/** Certificates and revocation answers kept with the document; parts of the original only when nothing else. */
function isLongTermData({ before, original }: Judging, number: number, old: PdfValue, now: PdfValue): boolean {
  if (isDict(old) && isDict(now) && keysOf(old, now).every((key) => DSS.includes(key))) return true;
  return !original.isInUse(number) && storedIn(before).has(number);
}

/** Numbers of the objects that only the security store leads to: dictionaries and lists, not what they list. */
function storedIn(revision: Revision): Set<number> {
  const numbers = new Set<number>();
  const visit = (value: PdfValue | undefined, depth: number): void => {
    if (depth > 4 || numbers.size > 5_000) return;
    if (isRef(value)) {
      if (numbers.has(value.number)) return;
      numbers.add(value.number);
    }
    const resolved = revision.resolve(value);
    if (Array.isArray(resolved)) for (const each of resolved) visit(each, depth + 1);
    else if (isDict(resolved)) for (const each of resolved.entries.values()) visit(each, depth + 1);
  };
  visit(revision.dict(revision.root)?.entries.get("DSS"), 0);
  return numbers;
}
