import type { Command, OptionSpec } from "./command";

/** Options every command has. */
export const COMMON: Record<string, OptionSpec> = {
  json: { type: "boolean", help: "answer in JSON, for machines" },
  help: { type: "boolean", help: "show this help" },
};

const CALL = "npm run sportello --";
const CODES = "Exit codes: 0 done, 1 refused or failed, 2 called wrongly.";

/** All commands whose name begins with the words given. */
export function helpOf(commands: readonly Command[], group = ""): string {
  const width = Math.max(...commands.map((command) => callOf(command).length));
  const lines = commands.map((command) => `  ${callOf(command).padEnd(width)}  ${command.summary}`);
  const title = group ? `${CALL} ${group} <command>` : `${CALL} <command>`;
  return [`Usage: ${title}`, "", ...lines, "", "Every command has --help and --json.", CODES].join("\n");
}

/** One command with its options. */
export function helpOfOne(command: Command): string {
  const options = Object.entries({ ...command.options, ...COMMON });
  const width = Math.max(...options.map(([name, option]) => spell(name, option).length));
  const lines = options.map(([name, option]) => {
    const must = option.required ? " (required)" : "";
    return `  ${spell(name, option).padEnd(width)}  ${option.help}${must}`;
  });
  return [`Usage: ${CALL} ${callOf(command)} [options]`, "", command.summary, "", ...lines, "", CODES].join("\n");
}

const callOf = (command: Command): string => [command.name, ...command.words].join(" ");
const spell = (name: string, option: OptionSpec): string => `--${name}${option.value ? ` ${option.value}` : ""}`;
