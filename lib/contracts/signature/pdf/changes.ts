import type { Reason } from "../verdict";
import { isSignatureField } from "./fields";
import { fieldsOf, keepsForm, keepsFormObject } from "./form-changes";
import type { Judging, Purpose } from "./judging";
import { addedRefs, isSame, isSameBut, listOf } from "./same";
import { isDescription, isLongTermData, namesProgram, onlyStores } from "./stored";
import type { Update } from "./updates";
import { isDict, isName, isRef, type PdfRef, type PdfValue } from "./values";

const SIGNING = ["AcroForm", "DSS", "Extensions", "Metadata", "Perms", "Version"];
const CATALOG: Record<Purpose, string[]> = {
  signing: SIGNING,
  stamping: SIGNING,
  "long-term": ["DSS", "Extensions", "Metadata", "Version"],
};
const FIELD = "FT Type Subtype F T TU TM V P Rect AP AS MK DA Ff Lock SV M NM BS Border H C Q DR".split(" ");
const FILLED = ["V", "AP", "AS", "M", "F", "Lock", "MK", "DA"];
/** Visible signatures may take 15 % of a page, in points²: what is under them must stay readable. A time stamp is unseen. */
const LARGEST: Record<Purpose, number> = { signing: 0.15 * 595 * 842, stamping: 0, "long-term": 0 };

/**
 * What is wrong with an update that must only sign: null when everything that a viewer shows, but for the signatures
 * added, stays what it was. `changed-after-signing` for any other change, `stamp-too-large` for visible signatures that
 * could hide what is signed.
 */
export function judgeUpdate(update: Update, purpose: Purpose, signed: Update["before"]): Reason | null {
  const judging: Judging = { ...update, purpose, signed };
  if (update.after.trailer.entries.has("Encrypt") || !keepsCatalog(judging)) return "changed-after-signing";
  const fields = newFields(judging);
  if (!fields?.every((field) => isHarmless(judging, field))) return "changed-after-signing";
  if (!update.changed.every((number) => mayChange(judging, number, fields))) return "changed-after-signing";
  if (purpose === "long-term" && !onlyStores(judging)) return "changed-after-signing";
  const area = fields.reduce((sum, field) => sum + areaOf(judging, field), 0);
  return area <= LARGEST[purpose] ? null : "stamp-too-large";
}

/** The catalog, wherever it stands now, leads to the same pages, names and actions. */
function keepsCatalog({ before, after, purpose }: Judging): boolean {
  const [old, now] = [before.object(before.root.number), after.object(after.root.number)];
  if (!isDict(old) || !isDict(now)) return false;
  return isSameBut(CATALOG[purpose], before, old, after, now) && keepsForm(before, old, after, now);
}

/** The signature fields an update adds to the form; null when it did anything else to its list. */
function newFields({ before, after, purpose }: Judging): PdfRef[] | null {
  const added = addedRefs(before, fieldsOf(before), after, fieldsOf(after));
  if (!added || (purpose === "long-term" && added.length > 0)) return null;
  return added.every(({ number }) => !before.isInUse(number)) ? added : null;
}

function isHarmless({ after }: Judging, { number }: PdfRef): boolean {
  const field = after.object(number);
  return isSignatureField(field) && [...field.entries.keys()].every((key) => FIELD.includes(key));
}

function areaOf({ after }: Judging, { number }: PdfRef): number {
  const field = after.dict(after.object(number));
  const [left, bottom, right, top] = listOf(after, field?.entries.get("Rect")).map(Number);
  return Math.abs(((right ?? 0) - (left ?? 0)) * ((top ?? 0) - (bottom ?? 0)));
}

/** Whether an object may have been written, or freed, by this update. */
function mayChange(judging: Judging, number: number, fields: readonly PdfRef[]): boolean {
  const { before, after, purpose } = judging;
  if (!before.isInUse(number)) return true;
  if (!after.isInUse(number)) return false;
  const [old, now] = [before.object(number), after.object(number)];
  // The catalog is compared by itself, wherever it stands.
  if (isSame(before, old, after, now) || number === before.root.number) return true;
  if (isLongTermData(judging, number, old, now) || isDescription(judging, number, old, now)) return true;
  if (namesProgram(judging, old, now)) return true;
  if (purpose === "long-term") return false;
  return (
    keepsFormObject(before, after, number) ||
    keepsPage(judging, old, now, fields) ||
    addsToList(judging, number, fields) ||
    (purpose === "signing" && fillsField(judging, number))
  );
}

/** A page gains the widgets of the new fields and nothing else. */
function keepsPage({ before, after }: Judging, old: PdfValue, now: PdfValue, fields: readonly PdfRef[]): boolean {
  if (!isDict(old) || !isDict(now) || !isName(old.entries.get("Type"), "Page")) return false;
  if (!isSameBut(["Annots"], before, old, after, now)) return false;
  const [was, is] = [listOf(before, old.entries.get("Annots")), listOf(after, now.entries.get("Annots"))];
  return onlyGains(addedRefs(before, was, after, is), fields);
}

const onlyGains = (added: PdfRef[] | null, fields: readonly PdfRef[]): boolean =>
  added?.every(({ number }) => fields.some((field) => field.number === number)) ?? false;

/** The list of fields, or of a page's annotations, where it is an object by itself. */
function addsToList({ before, after }: Judging, number: number, fields: readonly PdfRef[]): boolean {
  const [old, now] = [before.object(number), after.object(number)];
  if (!Array.isArray(old) || !Array.isArray(now)) return false;
  const isThis = (value: PdfValue | undefined): boolean => isRef(value) && value.number === number;
  const form = before.dict(before.dict(before.root)?.entries.get("AcroForm"));
  const pages = fields.map((field) => before.dict(after.dict(field)?.entries.get("P")));
  const owned = isThis(form?.entries.get("Fields")) || pages.some((page) => isThis(page?.entries.get("Annots")));
  return owned && onlyGains(addedRefs(before, old, after, now), fields);
}

/** A field that waited for its signature gets it; where it stands stays. */
function fillsField({ before, after }: Judging, number: number): boolean {
  const [old, now] = [before.object(number), after.object(number)];
  if (!isSignatureField(old) || !isSignatureField(now) || old.entries.has("V")) return false;
  return isSameBut(FILLED, before, old, after, now);
}
