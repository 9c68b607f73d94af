import { newId } from "./ids";

/** A short name under which an unexpected error is in the log, read aloud to the help desk: "4F2A-91BC". */
export const newReference = (): string =>
  newId()
    .slice(-8)
    .toUpperCase()
    .replace(/^(.{4})/, "$1-");

/**
 * What the log keeps of an error. Messages of the database client repeat the data of the call, so only their last
 * line, which says what was wrong, and the places of the stack are kept.
 */
export function errorFacts(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { name: typeof error };
  const lines = error.message.trim().split("\n");
  return {
    name: error.name,
    ...("code" in error ? { code: String(error.code) } : {}),
    message: lines.at(-1) ?? "",
    stack: (error.stack ?? "")
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .join("\n"),
  };
}
