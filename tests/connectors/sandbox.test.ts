import { spawn } from "node:child_process";
import { get } from "node:http";
import { describe, expect, it } from "vitest";
import { createFaults } from "@/lib/connectors/sandbox/faults";
import { isLoopback } from "@/lib/connectors/sandbox/loopback";
import { keys, sandbox } from "./support/sandbox";

describe("the control endpoints", () => {
  it("need the key", async () => {
    const running = await sandbox();
    expect((await fetch(`${running.url}/stripe/__faults`)).status).toBe(403);
    for (const path of ["/stripe/__faults", "/provider/__names", "/provider/__mailboxes"]) {
      expect((await running.control(path, { mode: "down" }, "wrong")).status).toBe(403);
    }
    const headers = { "x-sandbox-key": keys.control };
    expect(await (await fetch(`${running.url}/stripe/__faults`, { headers })).json()).toEqual({ mode: "none" });
  });

  it("refuse what they don't know", async () => {
    const running = await sandbox();
    for (const body of [{ mode: "fire" }, { mode: "down", times: 0 }, { mode: "down", other: 1 }, [], "x"]) {
      expect((await running.control("/resend/__faults", body)).status).toBe(400);
    }
  });

  it("set, show and clear a fault of one area", async () => {
    const running = await sandbox();
    await running.fault("provider", { mode: "down", times: 2 });
    const headers = { "x-sandbox-key": keys.control };
    const read = async (area: string) => (await fetch(`${running.url}/${area}/__faults`, { headers })).json();
    expect(await read("provider")).toEqual({ mode: "down", times: 2 });
    expect(await read("resend")).toEqual({ mode: "none" });
    await running.fault("provider", { mode: "none" });
    expect(await read("provider")).toEqual({ mode: "none" });
  });
});

describe("a fault switch", () => {
  it("counts off its times and strikes only what matches", () => {
    const faults = createFaults();
    faults.set({ mode: "down", times: 2, match: "POST /v1" });
    const struck = ["GET /v1/a", "POST /v1/a", "WEBHOOK x", "POST /v1/b", "POST /v1/c"].map(
      (what) => faults.strike(what)?.mode,
    );
    expect(struck).toEqual([undefined, "down", undefined, "down", undefined]);
    expect(faults.read()).toEqual({ mode: "none" });
  });

  it("strikes about its ratio, the same way for the same seed", () => {
    const run = (seed: number) => {
      const faults = createFaults();
      faults.set({ mode: "down", ratio: 0.2, seed });
      return Array.from({ length: 2_000 }, () => faults.strike("GET /") !== null);
    };
    const share = run(1).filter(Boolean).length / 2_000;
    expect(share).toBeGreaterThan(0.16);
    expect(share).toBeLessThan(0.24);
    expect(run(5)).toEqual(run(5));
    expect(run(5)).not.toEqual(run(6));
  });
});

describe("the server", () => {
  it("answers unknown paths, bad JSON and bad escapes without failing", async () => {
    const running = await sandbox();
    expect((await fetch(`${running.url}/nothing`)).status).toBe(404);
    expect((await fetch(`${running.url}/provider/v1/names/%zz`)).status).toBe(404);
    const headers = { authorization: `Bearer ${keys.provider}`, "idempotency-key": "k" };
    const broken = await fetch(`${running.url}/provider/v1/mailboxes`, { method: "POST", headers, body: "{" });
    expect(broken.status).toBe(400);
    expect((await fetch(running.url)).status).toBe(200);
  });

  it("refuses another Host name, but for the card page", async () => {
    const { port } = await sandbox();
    const status = (path: string) =>
      new Promise((resolve, reject) => {
        get({ host: "127.0.0.1", port, path, headers: { host: "evil.example" } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        }).on("error", reject);
      });
    expect(await status("/resend/outbox.json")).toBe(403);
    expect(await status("/stripe/pay/none")).toBe(404);
  });

  it("a second one on the same port fails and leaves the first alone", async () => {
    const running = await sandbox();
    await expect(sandbox({ port: running.port, dataDir: running.dataDir })).rejects.toThrow("EADDRINUSE");
    expect((await fetch(running.url)).status).toBe(200);
  });

  it("takes only this machine for this machine", () => {
    for (const host of ["127.0.0.1", "127.9.9.9", "localhost", "LOCALHOST", "[::1]", "::1"]) {
      expect(isLoopback(host)).toBe(true);
    }
    for (const host of ["127.0.0.1.example.it", "localhost.example.it", "10.0.0.1", "0.0.0.0", "", "[::2]"]) {
      expect(isLoopback(host)).toBe(false);
    }
  });
});

describe("a killed sandbox", () => {
  const program = `
    const { startSandbox } = await import("@/lib/connectors/sandbox/start");
    const keys = ${JSON.stringify(keys)};
    const running = await startSandbox({ port: 0, dataDir: process.argv[1], appUrl: "http://127.0.0.1:9", webhookSecret: "whsec_x", keys });
    console.log(running.url);`;

  it("has on disk every mail it said yes to", async () => {
    const seen = await sandbox();
    const { dataDir } = seen;
    await seen.close();
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program, dataDir], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const url = await new Promise<string>((resolve) => {
      child.stdout.once("data", (text: Buffer) => resolve(text.toString().trim()));
    });
    const accepted: string[] = [];
    const gone = new Promise((resolve) => {
      child.once("exit", resolve);
    });
    for (let index = 0; ; index += 1) {
      const body = JSON.stringify({ from: "a@example.it", to: "b@example.it", subject: `n${index}`, text: "x" });
      const headers = { authorization: `Bearer ${keys.resend}` };
      const answer = await fetch(`${url}/resend/emails`, { method: "POST", headers, body }).catch(() => null);
      if (answer === null) break;
      accepted.push(((await answer.json()) as { id: string }).id);
      // In the middle of the next ones, however slow the first was.
      if (index === 0) setTimeout(() => child.kill("SIGKILL"), 150);
    }
    await gone;
    expect(accepted.length).toBeGreaterThan(0);
    const reopened = await sandbox({ dataDir });
    for (const id of accepted) expect((await fetch(`${reopened.url}/resend/outbox/${id}.json`)).status).toBe(200);
  });
});
