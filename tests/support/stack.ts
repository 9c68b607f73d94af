import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Area } from "@/lib/connectors/sandbox/area";
import type { Fault } from "@/lib/connectors/sandbox/faults";
import { startSandbox } from "@/lib/connectors/sandbox/start";
import type { Handler } from "@/lib/jobs/handler";
import { type JobName, type Payload, payloads } from "@/lib/jobs/payloads";
import { registry } from "@/lib/jobs/registry";
import { boss } from "@/lib/platform/boss";
import type { FreshDatabase } from "./database";
import { givenDatabase } from "./seller";

const keys = { stripe: "sk_sandbox", resend: "re_sandbox", provider: "sandbox", control: "control" };

export interface TestStack {
  sandboxUrl: string;
  dataDir: string;
  /** Sets the fault switch of an area. */
  fault(area: Area["name"], fault: Fault): Promise<void>;
  /** Calls a control address of the sandbox. */
  control(path: string, body: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * A database with queues, the sandboxes, and files in a temporary folder: everything but web and worker. `appUrl`: where
 * the gateways' events go, nowhere unless given; `database`: another than a copy of the template; `dataDir`: a folder that is there.
 */
export async function givenStack({
  appUrl = "http://127.0.0.1:9",
  database,
  dataDir = mkdtempSync(join(tmpdir(), "sportello-stack-")),
}: {
  appUrl?: string;
  database?: FreshDatabase;
  dataDir?: string;
} = {}): Promise<TestStack> {
  const sandbox = await startSandbox({
    port: 0,
    dataDir,
    appUrl,
    webhookSecret: "whsec_sandbox",
    keys,
  });
  Object.assign(process.env, { SANDBOX_URL: sandbox.url, DATA_DIR: dataDir });
  const closeDatabase = await givenDatabase(database);
  const control = async (path: string, body: unknown) => {
    const headers = { "x-sandbox-key": keys.control, "content-type": "application/json" };
    const response = await fetch(sandbox.url + path, { method: "POST", headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
  return {
    sandboxUrl: sandbox.url,
    dataDir,
    control,
    fault: async (area, fault) => void (await control(`/${area}/__faults`, fault)),
    async close() {
      await closeDatabase();
      await sandbox.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface JobsRun {
  done: JobName[];
  failed: JobName[];
}

/**
 * Does every job that is due, and those they lead to, until none is left; what fails waits for its next try.
 * `skip` leaves some kinds in the queue.
 */
export async function runJobs(skip: JobName[] = []): Promise<JobsRun> {
  const run: JobsRun = { done: [], failed: [] };
  const names = (Object.keys(payloads) as JobName[]).filter((name) => !skip.includes(name));
  for (let before = -1; before !== run.done.length + run.failed.length; ) {
    before = run.done.length + run.failed.length;
    for (const name of names) await runQueue(name, run);
  }
  return run;
}

async function runQueue<N extends JobName>(name: N, run: JobsRun): Promise<void> {
  const queue = await boss();
  for (;;) {
    const [job] = await queue.fetch(name, { batchSize: 1, includeMetadata: true });
    if (!job) return;
    const { handler } = (await registry[name]()) as { handler: Handler<N> };
    try {
      const payload = payloads[name].parse(job.data ?? {}) as Payload<N>;
      await handler(payload, { jobId: job.id, retry: job.retryCount, signal: AbortSignal.timeout(60_000) });
      await queue.complete(name, job.id);
      run.done.push(name);
    } catch (error) {
      await queue.fail(name, job.id, { message: error instanceof Error ? error.message : "" });
      run.failed.push(name);
    }
  }
}

/** Makes waiting tries due at once. */
export async function hurryJobs(): Promise<void> {
  const { db } = await import("@/lib/platform/db");
  await db().$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE state IN ('created', 'retry')`;
}
