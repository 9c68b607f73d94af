import { spawn } from "node:child_process";
import { once } from "node:events";
import { config } from "@/lib/platform/config";
import { build, isBuilt, serveArguments } from "./launcher/build";
import { atEnd, end, endOnSignals, runMain } from "./launcher/endings";
import { requireFreePort } from "./launcher/ports";

// `npm run web`: the pages alone, of an installation whose database and workers run elsewhere.
endOnSignals();
await runMain(async () => {
  const { port } = config();
  const host = process.env.HOST || "127.0.0.1";
  await requireFreePort(port, host, "PORT");
  if (!isBuilt()) await build();
  const environment: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production" };
  const child = spawn(process.execPath, serveArguments(host, port), { env: environment, stdio: "inherit" });
  const gone = once(child, "exit");
  atEnd(async () => {
    child.kill("SIGTERM");
    await gone;
  });
  const [code] = await gone;
  await end(code ?? 1);
});
