import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { runMain } from "./launcher/endings";

// Run by the launcher on an empty database, in a process of its own so that it leaves no connection open.
await runMain(async () => {
  const file = ["prisma/seed.ts", "prisma/seed/index.ts"].map((name) => join(process.cwd(), name)).find(existsSync);
  if (!file) return;
  const { seed } = await import(pathToFileURL(file).href);
  await seed();
});
process.exit();
