import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** One change: the value an id of a kind has from now on. */
export type Put<Shapes> = {
  [Kind in keyof Shapes & string]: [kind: Kind, id: string, value: Shapes[Kind]];
}[keyof Shapes & string];

/**
 * The durable state of one sandbox area: maps in memory over an append-only journal, one JSON line per commit.
 * All the puts of one commit stand on one line, so a killed process keeps all of them or none.
 */
export interface Store<Shapes> {
  get<Kind extends keyof Shapes & string>(kind: Kind, id: string): Shapes[Kind] | undefined;
  all<Kind extends keyof Shapes & string>(kind: Kind): Shapes[Kind][];
  commit(puts: readonly Put<Shapes>[]): void;
  close(): void;
}

/** Opens (creating it) the journal at `file`; a torn last line, left by a killed process, is cut off. */
export function openStore<Shapes>(file: string): Store<Shapes> {
  mkdirSync(dirname(file), { recursive: true });
  const maps = new Map<string, Map<string, unknown>>();
  const keep = (puts: readonly [string, string, unknown][]) => {
    for (const [kind, id, value] of puts) {
      const map = maps.get(kind) ?? new Map<string, unknown>();
      maps.set(kind, map.set(id, value));
    }
  };
  const journal = openSync(file, existsSync(file) ? "r+" : "w+", 0o600);
  let end = replay(readFileSync(file), keep);
  ftruncateSync(journal, end);
  return {
    get: (kind, id) => maps.get(kind)?.get(id) as Shapes[typeof kind] | undefined,
    all: (kind) => [...(maps.get(kind)?.values() ?? [])] as Shapes[typeof kind][],
    commit(puts) {
      // No fsync: what was written survives a killed process, which is all a sandbox must survive.
      end += writeWhole(journal, Buffer.from(`${JSON.stringify(puts)}\n`), end);
      keep(puts as readonly [string, string, unknown][]);
    },
    close: () => closeSync(journal),
  };
}

function writeWhole(journal: number, line: Buffer, at: number): number {
  let written = 0;
  while (written < line.length) written += writeSync(journal, line, written, line.length - written, at + written);
  return written;
}

/** Applies every whole line; returns the length in bytes of the whole lines. */
function replay(bytes: Buffer, keep: (puts: readonly [string, string, unknown][]) => void): number {
  const end = bytes.lastIndexOf(0x0a) + 1;
  for (const line of bytes.subarray(0, end).toString("utf8").split("\n")) {
    if (line !== "") keep(JSON.parse(line) as [string, string, unknown][]);
  }
  return end;
}
