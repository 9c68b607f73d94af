/** An option as `node:util` parses it, and as the help tells it. */
export interface OptionSpec {
  type: "string" | "boolean";
  multiple?: boolean;
  /** What stands for the value in the help, e.g. "DATE". */
  value?: string;
  help: string;
  required?: boolean;
}

/** What a command was given. */
export interface Given {
  values: Record<string, string | boolean | (string | boolean)[] | undefined>;
  words: string[];
}

/** What a command answers: `data` for machines, `text` for people. `failed` ends with code 1. */
export interface Answer {
  data: unknown;
  text: string;
  failed?: boolean;
}

export type Run = (given: Given) => Promise<Answer>;

export type Needs = "ready" | "any" | "none";

export interface Command {
  /** The words that call it. */
  name: string;
  /** Words after it, as the help shows them; a trailing "…" takes any number. */
  words: string[];
  summary: string;
  options: Record<string, OptionSpec>;
  /** What must stand before it runs: a migrated (and, on a machine of its own, filled) database, any that answers, none. */
  database: Needs | ((given: Given) => Needs);
  load: () => Promise<{ run: Run }>;
}

/** The command was called wrongly: said with a pointer to the help, exit code 2. */
export class UsageError extends Error {}

/** The command was understood and refused: one sentence and a stable code, exit code 1. */
export class CommandRefused extends Error {
  constructor(
    readonly code: string,
    sentence: string,
  ) {
    super(sentence);
  }
}

/** A text option that must be there. */
export function textOf(given: Given, name: string): string {
  const value = given.values[name];
  if (typeof value !== "string" || value === "") throw new UsageError(`--${name} is missing`);
  return value;
}

/** A text option that may be left out. */
export function optionalText(given: Given, name: string): string | undefined {
  const value = given.values[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A text option that may be repeated. */
export function textsOf(given: Given, name: string): string[] {
  const value = given.values[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
