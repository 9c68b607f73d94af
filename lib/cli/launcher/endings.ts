import { ConfigError } from "@/lib/platform/config";
import { MigrationRefused } from "@/lib/platform/migrate";

/** What to undo when the program ends, the last thing begun first. */
const undo: Array<() => Promise<unknown>> = [];
let ending: Promise<never> | undefined;

/** Registers what must be stopped at the end; answers a function that forgets it again. */
export function atEnd(stop: () => Promise<unknown>): () => void {
  undo.push(stop);
  return () => void undo.splice(undo.indexOf(stop), 1);
}

/** Whether the program has begun to stop: failures seen from then on are its doing. */
export const isEnding = () => ending !== undefined;

/** Stops everything that was begun, in reverse order, then the program. Asked twice, it stops once. */
export function end(code: number): Promise<never> {
  ending ??= stopAll(code);
  return ending;
}

async function stopAll(code: number): Promise<never> {
  for (const stop of [...undo].reverse()) {
    await stop().catch((error: unknown) => console.error(error instanceof Error ? error.message : error));
  }
  process.exit(code);
}

/** Ctrl-C, a polite kill, a closed terminal or the death of the program that started us: all stop everything. */
export function endOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (!isEnding()) console.log("\nStopping…");
      void end(0);
    });
  }
  process.on("disconnect", () => void end(0));
  process.channel?.unref();
}

/** Runs a program's main function; an expected failure is one sentence, anything else keeps its trace. */
export async function runMain(main: () => Promise<unknown>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (isEnding()) return;
    const expected = explained.some((kind) => error instanceof kind);
    console.error(expected ? (error as Error).message : error);
    await end(1);
  }
}

/** A failure that one sentence explains to the person at the terminal. */
export class Sentence extends Error {}

const explained = [Sentence, ConfigError, MigrationRefused];
