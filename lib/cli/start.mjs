// `npm start`: everything a shop needs, on a machine that has only Node and npm.
import { ensureClient, ensureInstalled, readEnvFile, requireNode, runTypeScript } from "./bootstrap.mjs";
import { readKeys } from "./keys.mjs";

requireNode();
readEnvFile();
ensureInstalled();
ensureClient();
readKeys({ create: true });
process.exitCode = await runTypeScript("lib/cli/start.ts");
