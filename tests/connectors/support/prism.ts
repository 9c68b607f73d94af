import { spawn } from "node:child_process";
import { freePort } from "@/lib/platform/postgres/cluster";
import { after } from "./sandbox";

interface Prism {
  url: string;
  /** What it said since it listens, its violations among it. */
  said(): string;
}

/**
 * Prism, which holds what passes against a published specification: `mock SPECIFICATION` or `proxy SPECIFICATION
 * UPSTREAM`, with what else is given. Ended when the test is over.
 */
export async function startPrism(...given: readonly string[]): Promise<Prism> {
  const port = await freePort();
  const prism = spawn("node_modules/.bin/prism", [...given, "-h", "127.0.0.1", "-p", String(port)]);
  after(() => void prism.kill());
  let said = "";
  await new Promise<void>((ready, failed) => {
    prism.stdout.on("data", (text: Buffer) => {
      said += text;
      if (!said.includes("Prism is listening")) return;
      said = ""; // every path there is
      ready();
    });
    prism.stderr.on("data", (text: Buffer) => {
      said += text;
    });
    prism.once("exit", (code) => failed(new Error(`prism ended with ${code}: ${said}`)));
  });
  return { url: `http://127.0.0.1:${port}`, said: () => said };
}
