import "./quiet";
import { lendDatabase } from "./database";
import { runMain } from "./launcher/endings";
import { runCommand } from "./run-command";

// `npm run sportello -- <command>`: what an operator does at a terminal.
await runMain(async () => {
  const { code, out, error } = await runCommand(process.argv.slice(2), lendDatabase);
  if (error) console.error(error);
  // A pipe may take the answer in pieces: the program ends when it has taken all.
  if (out) await new Promise<void>((done) => process.stdout.write(`${out}\n`, () => done()));
  process.exit(code);
});
