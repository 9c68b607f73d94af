import type { Revision } from "./revision";
import { isDict, isName, isRef, isStream, isString, type PdfDict, type PdfRef, type PdfValue } from "./values";

const MOST_STEPS = 20_000;
const DEEPEST = 60;

/** Two revisions of a document, and how many values may still be compared. */
interface Comparison {
  before: Revision;
  after: Revision;
  left: number;
  depth: number;
}

/**
 * Whether a value says the same after an update. The same reference is the same: what stands behind it is judged where
 * it is written. Other references are followed.
 */
export const isSame = (before: Revision, one: PdfValue | undefined, after: Revision, other: PdfValue | undefined) =>
  same({ before, after, left: MOST_STEPS, depth: 0 }, one ?? null, other ?? null);

function same(comparison: Comparison, one: PdfValue, other: PdfValue): boolean {
  comparison.left -= 1;
  if (comparison.left < 0 || comparison.depth > DEEPEST) return false;
  if (isRef(one) && isRef(other) && one.number === other.number) return one.generation === other.generation;
  comparison.depth += 1;
  const answer = sameInside(comparison, one, other);
  comparison.depth -= 1;
  return answer;
}

function sameInside(comparison: Comparison, one: PdfValue, other: PdfValue): boolean {
  const [left, right] = [comparison.before.resolve(one), comparison.after.resolve(other)];
  if (typeof left !== "object" || left === null) return left === right;
  if (typeof right !== "object" || right === null) return false;
  if (Array.isArray(left)) return Array.isArray(right) && sameLists(comparison, left, right);
  if (isName(left)) return isName(right, left.name);
  if (isString(left)) return isString(right) && left.bytes.equals(right.bytes);
  if (isStream(left)) {
    return isStream(right) && left.raw.equals(right.raw) && sameDicts(comparison, left.dict, right.dict, ["Length"]);
  }
  return isDict(left) && isDict(right) && sameDicts(comparison, left, right, []);
}

function sameLists(comparison: Comparison, one: PdfValue[], other: PdfValue[]): boolean {
  return one.length === other.length && one.every((value, i) => same(comparison, value, other[i] ?? null));
}

function sameDicts(comparison: Comparison, one: PdfDict, other: PdfDict, except: readonly string[]): boolean {
  return keysOf(one, other, except).every((key) =>
    same(comparison, one.entries.get(key) ?? null, other.entries.get(key) ?? null),
  );
}

/** The keys in either dictionary, but those. */
export const keysOf = (one: PdfDict, other: PdfDict, except: readonly string[] = []): string[] =>
  [...new Set([...one.entries.keys(), ...other.entries.keys()])].filter((key) => !except.includes(key));

/** Whether all but some entries of a dictionary say the same after an update. */
export function isSameBut(
  except: readonly string[],
  before: Revision,
  one: PdfDict,
  after: Revision,
  other: PdfDict,
): boolean {
  return sameDicts({ before, after, left: MOST_STEPS, depth: 0 }, one, other, except);
}

/** A list behind a value; empty when there is none. */
export function listOf(revision: Revision, value: PdfValue | undefined): PdfValue[] {
  const list = revision.resolve(value);
  return Array.isArray(list) ? list : [];
}

/** The references a list gained, at any place; null when it lost one, or what it had stands in another order. */
export function addedRefs(before: Revision, one: PdfValue[], after: Revision, other: PdfValue[]): PdfRef[] | null {
  const added: PdfRef[] = [];
  let kept = 0;
  for (const value of other) {
    if (kept < one.length && isSame(before, one[kept], after, value)) kept += 1;
    else if (isRef(value)) added.push(value);
    else return null;
  }
  return kept === one.length ? added : null;
}
