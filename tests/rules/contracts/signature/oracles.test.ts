import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { verifySignature } from "@/lib/contracts/signature/verify-signature";

const folder = fileURLToPath(new URL("../../../../../shared/oracles/signatures/", import.meta.url));
const at = Temporal.Instant.from("2026-11-21T12:00:00Z");
const judged = (path: string) => verifySignature(readFileSync(`${folder}${path}`), { at, trust: null });

/** What is wrong with each broken file; a file that nobody described here must be refused all the same. */
const REASONS: Record<string, string> = {
  "cms-no-sign-cert.p7m": "no-signing-certificate",
  "malformed-cades.p7m": "malformed",
  "pdf-signed-added-page.pdf": "changed-after-signing",
  "pdf-signed-corrupted.pdf": "corrupted",
};

describe.skipIf(!existsSync(folder))("files of the EU's test suite (shared/oracles/signatures)", () => {
  const files = (kind: string) => (existsSync(folder) ? readdirSync(`${folder}${kind}`) : []);

  it.each(files("valid"))("%s is valid", async (name) => {
    expect(await judged(`valid/${name}`)).toMatchObject({ valid: true, reason: null, trust: "not-checked" });
  });

  it.each(files("broken"))("%s is not", async (name) => {
    const { valid, reason } = await judged(`broken/${name}`);
    expect(valid).toBe(false);
    expect(reason).toBe(REASONS[name] ?? reason);
  });
});
