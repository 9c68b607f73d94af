import type { Entry, Section } from "./cross-reference";
import { endOf, Revision } from "./revision";
import { PdfFault } from "./values";

const MOST_UPDATES = 50;
const MOST_CHANGES = 20_000;

/** An incremental update: the objects it wrote, what the document was before and is after, and where it ends. */
export interface Update {
  before: Revision;
  after: Revision;
  /** Numbers of the objects that stand elsewhere than before, freed ones too. */
  changed: number[];
  /** Just behind its "%%EOF"; the blanks that follow belong to it. */
  end: number;
}

const tampered = (what: string): PdfFault => new PdfFault("changed-after-signing", what);

/**
 * The updates that follow the first `from` bytes, oldest first. Every byte behind must belong to an object that a
 * cross-reference section of the same update lists, or to that section: what viewers could find by searching, and only
 * then, is refused (`changed-after-signing`).
 */
export function updatesAfter(final: Revision, from: number): { base: Revision; updates: Update[] } {
  const { bytes, sections } = final;
  const added = sections.filter(({ offset }) => offset >= from).length;
  if (added > MOST_UPDATES) throw tampered("too many updates");
  const base = new Revision(bytes, sections.slice(added));
  const before = endOf(bytes.subarray(0, from));
  if (base.sections[0]?.offset !== before.startxref) throw tampered("an update that skips a revision");
  if (!isBlank(bytes, before.end, from)) throw tampered("something behind the end");
  const updates: Update[] = [];
  let last = { revision: base, end: from };
  for (let i = added - 1; i >= 0; i--) {
    const after = new Revision(bytes, sections.slice(i));
    const update = updateOf(last.revision, after, last.end);
    updates.push(update);
    last = { revision: after, end: update.end };
  }
  if (!isBlank(bytes, last.end, bytes.length)) throw tampered("something behind the end");
  return { base, updates };
}

function updateOf(before: Revision, after: Revision, from: number): Update {
  const { bytes } = after;
  const [section] = after.sections;
  if (!section || section.offset < from) throw tampered("updates out of order");
  const spans: [number, number][] = [[section.offset, section.end]];
  if (section.beside) spans.push([section.beside.offset, section.beside.end]);
  const changed: number[] = [];
  for (const number of numbersOf(section)) {
    const [entry, old] = [after.entry(number), before.entry(number)];
    if (isSame(entry, old)) continue;
    if (isLive(entry) && isLive(old) && generationOf(entry) !== generationOf(old)) throw tampered("a generation");
    changed.push(number);
    if (changed.length > MOST_CHANGES) throw tampered("too many changes");
    const span = spanOf(entry, number, after, section, from);
    if (span) spans.push(span);
  }
  const end = closing(bytes, section.end, section.offset);
  requireTiled(bytes, from, [...spans, end]);
  return { before, after, changed, end: end[1] };
}

/** Numbers with an entry. One that is listed twice is one object to this program and another to that: refused. */
function numbersOf(section: Section): Set<number> {
  const numbers = listed(section);
  for (const number of section.beside ? listed(section.beside) : []) {
    const entry = section.entry(number);
    if (isLive(entry) && !isSame(entry, section.beside?.entry(number))) throw tampered("two entries for one object");
    numbers.add(number);
  }
  return numbers;
}

function listed(section: Section): Set<number> {
  const numbers = new Set<number>();
  for (const number of section.numbers()) {
    if (numbers.has(number)) throw tampered("two entries for one object");
    numbers.add(number);
  }
  return numbers;
}

const isLive = (entry: Entry | undefined): entry is Entry => entry !== undefined && entry.kind !== "free";
const generationOf = (entry: Entry): number => (entry.kind === "at" ? entry.generation : 0);

function isSame(one: Entry | undefined, other: Entry | undefined): boolean {
  if (one?.kind === "at" && other?.kind === "at") {
    return one.offset === other.offset && one.generation === other.generation;
  }
  if (one?.kind === "in" && other?.kind === "in") return one.stream === other.stream && one.index === other.index;
  return (one?.kind ?? "free") === "free" && (other?.kind ?? "free") === "free";
}

/** Where a changed object stands: in this update, by itself or in an object stream of this update. */
function spanOf(
  entry: Entry | undefined,
  number: number,
  after: Revision,
  section: Section,
  from: number,
): [number, number] | null {
  if (entry === undefined || entry.kind === "free") return null;
  if (entry.kind === "in") {
    const container = after.entry(entry.stream);
    if (container?.kind !== "at" || container.offset < from) throw tampered("an object put elsewhere");
    return null;
  }
  if (entry.offset === section.offset || entry.offset === section.beside?.offset) return null;
  if (entry.offset < from) throw tampered("an object put elsewhere");
  const { start, end } = after.placed(number, entry);
  return [start, end];
}

/** "startxref 123 %%EOF" behind a section. */
function closing(bytes: Buffer, at: number, offset: number): [number, number] {
  const start = bytes.indexOf("startxref", at);
  const eof = start < 0 ? -1 : bytes.indexOf("%%EOF", start);
  if (eof < 0 || eof > start + 40) throw tampered("an update without end");
  if (bytes.toString("latin1", start + 9, eof).trim() !== String(offset)) throw tampered("an update that points away");
  return [start, eof + 5];
}

function requireTiled(bytes: Buffer, from: number, spans: [number, number][]): void {
  let at = from;
  for (const [start, end] of spans.sort(([one], [other]) => one - other)) {
    if (start < at) throw tampered("objects that overlap");
    if (!isBlank(bytes, at, start)) throw tampered("bytes that no object owns");
    at = end;
  }
}

const BLANK = [0, 9, 10, 12, 13, 32];

/** Blanks and comments; a comment in which a search for objects would find one is none. */
export function isBlank(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (BLANK.includes(bytes[at] ?? -1)) continue;
    if (bytes[at] !== 37) return false;
    let end = at;
    while (end < to && bytes[end] !== 10 && bytes[end] !== 13) end += 1;
    if (end - at > 200 || /obj|xref|trailer|EOF/.test(bytes.toString("latin1", at, end))) return false;
    at = end;
  }
  return true;
}
