import { parseArgs } from "node:util";
import { type Answer, type Command, CommandRefused, type Given, UsageError } from "./command";
import { commands } from "./commands";
import { COMMON, helpOf, helpOfOne } from "./help";

/** What a call prints and how it ends. */
export interface Ended {
  code: 0 | 1 | 2;
  out?: string;
  error?: string;
}
/** Lends the command its database; see database.ts. */
export type Lend = (needs: "ready" | "any", use: () => Promise<Answer>) => Promise<Answer>;

/** Runs one call of the operator's program: what came after `sportello` on the command line. */
export async function runCommand(argv: readonly string[], lend: Lend): Promise<Ended> {
  const command = commandOf(argv);
  if (!command) return helpOrUnknown(argv);
  const json = argv.includes("--json");
  try {
    const given = parse(command, argv.slice(command.name.split(" ").length));
    if (given.values.help) return { code: 0, out: helpOfOne(command) };
    checkGiven(command, given);
    const { run } = await command.load();
    const { database } = command;
    const needs = typeof database === "function" ? database(given) : database;
    const answer = needs === "none" ? await run(given) : await lend(needs, () => run(given));
    return { code: answer.failed ? 1 : 0, out: json ? JSON.stringify(answer.data, null, 2) : answer.text };
  } catch (error) {
    return explain(error, command, json);
  }
}

const commandOf = (argv: readonly string[]): Command | undefined =>
  commands.find((command) => command.name.split(" ").every((word, i) => argv[i] === word));

function helpOrUnknown(argv: readonly string[]): Ended {
  const [first = ""] = argv;
  const group = commands.filter((command) => command.name.startsWith(`${first} `));
  const asked = argv.includes("--help") || argv.includes("-h") || argv.length === 0 || first === "help";
  if (group.length > 0 && (asked || argv.length === 1)) return { code: asked ? 0 : 2, out: helpOf(group, first) };
  if (asked && (first === "" || first.startsWith("-") || first === "help")) {
    return { code: argv.length === 0 ? 2 : 0, out: helpOf(commands) };
  }
  const said = argv
    .filter((word) => !word.startsWith("-"))
    .slice(0, 2)
    .join(" ");
  return { code: 2, error: `There is no command "${said}".\n\n${helpOf(commands)}` };
}

function parse(command: Command, args: readonly string[]): Given {
  const options = Object.fromEntries(
    Object.entries({ ...command.options, ...COMMON }).map(([name, { type, multiple = false }]) => [
      name,
      { type, multiple, ...(name === "help" ? { short: "h" } : {}) },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values, words: positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : "these arguments make no sense");
  }
}

function checkGiven(command: Command, { values, words }: Given): void {
  for (const [name, option] of Object.entries(command.options)) {
    if (option.required && values[name] === undefined) throw new UsageError(`--${name} is missing`);
  }
  const [first] = command.words;
  const many = first?.endsWith("…") ?? false;
  if (first && words.length === 0) throw new UsageError(`${first.replace("…", "")} is missing`);
  if (!many && words.length > command.words.length) {
    throw new UsageError(`"${words[command.words.length]}" is one word too many`);
  }
}

function explain(error: unknown, command: Command, json: boolean): Ended {
  if (error instanceof UsageError) {
    const sentence = `${error.message}. See: npm run sportello -- ${command.name} --help`;
    return json ? { code: 2, out: asJson("usage", error.message) } : { code: 2, error: sentence };
  }
  if (error instanceof CommandRefused) {
    return json ? { code: 1, out: asJson(error.code, error.message) } : { code: 1, error: error.message };
  }
  throw error;
}

const asJson = (code: string, message: string): string => JSON.stringify({ error: { code, message } }, null, 2);
