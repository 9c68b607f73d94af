import { mkdirSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Fault } from "../../../lib/connectors/sandbox/faults";

type Area = "stripe" | "resend" | "provider";

async function control(path: string, body: object): Promise<void> {
  const base = process.env.SPORTELLO_TEST_SANDBOX_URL ?? "http://127.0.0.1:4100";
  const headers = { "content-type": "application/json", "x-sandbox-key": "sandbox" };
  const answer = await fetch(`${base}/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`the sandbox refused ${path}: ${answer.status} ${await answer.text()}`);
}

/** Somebody else gets the address at the provider, behind our back. */
export const loseName = (address: string): Promise<void> => control("provider/__names", { address });

/**
 * While `work` runs, a vendor misbehaves on the requests that begin with `fault.match`. A vendor has one switch, so the
 * tests that want it, in whatever process of this run, take turns.
 */
export async function withFault(area: Area, fault: Fault, work: () => Promise<void>): Promise<void> {
  const turn = join(tmpdir(), `sportello-fault-${area}-${process.ppid}`);
  while (!taken(turn)) await wait(200);
  try {
    await control(`${area}/__faults`, fault);
    await work();
  } finally {
    await control(`${area}/__faults`, { mode: "none" });
    rmdirSync(turn);
  }
}

function taken(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
