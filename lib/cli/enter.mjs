// `node lib/cli/enter.mjs FILE.ts …`: one of our programs on its own, under Node 24, installed first if need be.
import { basename } from "node:path";
import { ensureClient, ensureInstalled, readEnvFile, requireNode, runTypeScript } from "./bootstrap.mjs";
import { readKeys } from "./keys.mjs";

const [file, ...args] = process.argv.slice(2);
process.env.SPORTELLO_PART ||= basename(file, ".ts");
requireNode();
readEnvFile();
ensureInstalled();
ensureClient();
readKeys({ create: !process.env.DATABASE_URL });
process.exitCode = await runTypeScript(file, args);
