import { isSignatureField } from "./fields";
import type { Revision } from "./revision";
import { isSame, isSameBut, listOf } from "./same";
import { isDict, isRef, type PdfDict, type PdfValue } from "./values";

const LOOKS = ["DA", "DR", "Q"];

/** The fields of a document's form. */
export const fieldsOf = (revision: Revision): PdfValue[] => listOf(revision, formOf(revision)?.entries.get("Fields"));

const formOf = (revision: Revision): PdfDict | null =>
  revision.dict(revision.dict(revision.root)?.entries.get("AcroForm"));

/** Whether the form that a catalog leads to stays what it was, but for its list of fields. */
export function keepsForm(before: Revision, old: PdfDict, after: Revision, now: PdfDict): boolean {
  const [form, newForm] = [before.dict(old.entries.get("AcroForm")), after.dict(now.entries.get("AcroForm"))];
  return form || newForm ? keepsEntries(before, form, after, newForm) : true;
}

/** The same, where the form is an object by itself and this is its number. */
export function keepsFormObject(before: Revision, after: Revision, number: number): boolean {
  const ref = before.dict(before.root)?.entries.get("AcroForm");
  const [old, now] = [before.object(number), after.object(number)];
  return isRef(ref) && ref.number === number && isDict(old) && isDict(now) && keepsEntries(before, old, after, now);
}

/** How fields look that people fill in may be set where it was not, never changed: it would redraw them. */
function keepsEntries(before: Revision, old: PdfDict | null, after: Revision, now: PdfDict | null): boolean {
  if (!now) return false;
  const was: PdfDict = old ?? { kind: "dict", entries: new Map() };
  if (!isSameBut(["Fields", "SigFlags", ...LOOKS], before, was, after, now)) return false;
  if (fieldsOf(before).every((field) => isSignatureField(before.resolve(field)))) return true;
  return LOOKS.every(
    (key) => !was.entries.has(key) || extendsLooks(before, was.entries.get(key), after, now.entries.get(key)),
  );
}

/** Resources may gain entries, fonts for the new signature: two levels deep, as /DR << /Font << … >> >>. */
function extendsLooks(
  before: Revision,
  old: PdfValue | undefined,
  after: Revision,
  now: PdfValue | undefined,
  levels = 2,
): boolean {
  if (isSame(before, old, after, now)) return true;
  const [one, other] = [before.dict(old), after.dict(now)];
  if (!one || !other || levels === 0) return false;
  return [...one.entries].every(([key, value]) =>
    extendsLooks(before, value, after, other.entries.get(key), levels - 1),
  );
}
