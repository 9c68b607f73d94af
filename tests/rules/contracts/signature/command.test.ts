import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "@/lib/cli/run-command";
import { authority, signAttached, signDetached, signerOf } from "@/tests/support/signatures";

const folder = mkdtempSync(join(tmpdir(), "sportello-signature-"));
const path = (name: string) => join(folder, name);
/** A command that asks for a database would fail here. */
const call = (...argv: string[]) =>
  runCommand(["signature", "verify", ...argv], () => Promise.reject(new Error("no database is needed")));
const json = async (...argv: string[]) => {
  const { code, out } = await call(...argv, "--json");
  return { code, data: JSON.parse(out ?? "null") };
};

beforeAll(async () => {
  const ca = await authority();
  const signer = await signerOf(ca);
  const contract = Buffer.from("il contratto");
  const files = {
    ca: ca.der,
    contract,
    signed: await signAttached(contract, signer),
    detached: await signDetached(contract, signer),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path(name), bytes);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("sportello signature verify", () => {
  it("judges integrity, and with a trust list the rest", async () => {
    expect(await json(path("signed"))).toMatchObject({
      code: 0,
      data: { valid: true, reason: null, trust: "not-checked" },
    });
    const all = [
      "--content",
      path("contract"),
      "--tax-code",
      "SMPPRV80A01H501H",
      "--trust",
      path("ca"),
      "--at",
      "2026-11-21",
    ];
    expect(await json(path("signed"), ...all)).toMatchObject({ code: 0, data: { valid: true, trust: "trusted" } });
    expect(await json(path("detached"), ...all)).toMatchObject({ code: 0, data: { valid: true } });
  });

  it("ends with 1 and says why not", async () => {
    const wrong: [string[], string][] = [
      [[path("contract")], "not-a-signature"],
      [[path("detached")], "content-missing"],
      [[path("signed"), "--content", path("ca")], "other-content"],
      [[path("signed"), "--tax-code", "RSSMRA80A01H501U"], "other-signer"],
      [[path("signed"), "--at", "2026-11-01"], "signed-in-the-future"],
      [[path("signed"), "--trust", path("ca"), "--at", "2024-11-01"], "signed-in-the-future"],
    ];
    for (const [argv, reason] of wrong) {
      const { code, data } = await json(...argv);
      expect({ code, reason: data.reason }).toEqual({ code: 1, reason });
      expect(data.message.length).toBeGreaterThan(20);
    }
    expect((await call(path("signed"), "--tax-code", "RSSMRA80A01H501U")).out).toMatch(/^Not valid \(other-signer\)/);
  });

  it("speaks to people", async () => {
    const { code, out } = await call(path("signed"));
    expect(code).toBe(0);
    expect(out).toContain("Valid.");
    expect(out).toContain("Prova Esempio, SMPPRV80A01H501H, IT");
  });

  it("refuses what it can't read, and says so", async () => {
    expect(await json(path("nowhere"))).toMatchObject({ code: 1, data: { error: { code: "file-unreadable" } } });
    expect(await json(path("signed"), "--trust", path("contract"))).toMatchObject({
      code: 1,
      data: { error: { code: "trust-list-unusable" } },
    });
    expect((await call(path("signed"), "--at", "yesterday")).code).toBe(2);
    expect((await call()).code).toBe(2);
  });
});
