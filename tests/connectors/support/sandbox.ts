import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { Area } from "@/lib/connectors/sandbox/area";
import type { Fault } from "@/lib/connectors/sandbox/faults";
import { type RunningSandbox, type SandboxOptions, startSandbox } from "@/lib/connectors/sandbox/start";

export const keys = { stripe: "sk_sandbox", resend: "re_sandbox", provider: "provider-key", control: "control-key" };
export const webhookSecret = "whsec_for_tests";

const cleanUps: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Does something when the running test is over, last asked first. */
export function after(cleanUp: () => Promise<void> | void): void {
  cleanUps.push(cleanUp);
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sportello-connectors-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TestSandbox extends RunningSandbox {
  dataDir: string;
  fault(area: Area["name"], fault: Fault): Promise<void>;
  control(path: string, body: unknown, key?: string): Promise<Response>;
}

/** A sandbox on a random port with a folder of its own, closed when the test is over. */
export async function sandbox(options: Partial<SandboxOptions> = {}): Promise<TestSandbox> {
  const dataDir = options.dataDir ?? temporaryFolder();
  const running = await startSandbox({
    port: 0,
    dataDir,
    appUrl: "http://127.0.0.1:9",
    webhookSecret,
    keys,
    webhookRetryMs: 20,
    ...options,
  });
  let closed = false;
  const close = async () => {
    if (!closed) await running.close();
    closed = true;
  };
  after(close);
  const control = (path: string, body: unknown, key = keys.control) =>
    fetch(running.url + path, {
      method: "POST",
      headers: { "x-sandbox-key": key, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  return {
    ...running,
    close,
    dataDir,
    control,
    async fault(area, fault) {
      const response = await control(`/${area}/__faults`, fault);
      if (!response.ok) throw new Error(await response.text());
    },
  };
}
