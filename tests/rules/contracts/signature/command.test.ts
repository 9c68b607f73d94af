import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "@/lib/cli/run-command";
import { authority, signAttached, signDetached, signerOf } from "@/tests/support/signatures";
import { trustedList } from "@/tests/support/signatures-trusted-list";
import { signXml } from "@/tests/support/signatures-xml";

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
  const supervisor = await authority({ commonName: "Vigilanza" });
  const list = trustedList([{ holder: ca }], { nextUpdate: "9999-03-31T00:00:00Z" });
  const files = {
    supervisor: supervisor.der,
    list: signXml(list, supervisor),
    old: signXml(trustedList([{ holder: ca }], { nextUpdate: "2026-11-20T00:00:00Z" }), supervisor),
    unsigned: list,
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

describe("sportello signature trust", () => {
  const trust = async (...argv: string[]) => {
    const { code, out } = await runCommand(["signature", "trust", ...argv, "--json"], () =>
      Promise.reject(new Error()),
    );
    return { code, data: JSON.parse(out ?? "null") };
  };

  it("says whom the shop believes, who signed the lists, and until when they hold", async () => {
    const listed = ["--trust", `${path("list")},${path("ca")}`, "--signers", path("supervisor")];
    expect(await trust(...listed)).toMatchObject({
      code: 0,
      data: {
        authorities: 2,
        lists: [{ territory: "IT", nextUpdate: "9999-03-31T00:00:00Z", signedBy: { name: "Vigilanza" } }],
      },
    });
    const { out } = await runCommand(["signature", "trust", ...listed], () => Promise.reject(new Error()));
    expect(out).toContain("signed by Vigilanza");
  });

  it("is asked about another day too", async () => {
    const old = ["--trust", path("old"), "--signers", path("supervisor")];
    expect(await trust(...old, "--at", "2026-11-19")).toMatchObject({ code: 0, data: { authorities: 1 } });
    expect(await trust(...old, "--at", "2026-11-19T23:00:00Z")).toMatchObject({ code: 0 });
    const message = expect.stringContaining("out of date");
    expect(await trust(...old, "--at", "2026-11-20")).toMatchObject({ code: 1, data: { error: { message } } });
    expect(await trust(...old, "--at", "one day")).toMatchObject({ code: 2 });
  });

  it("says why a list can't be used, and judges no signature by it", async () => {
    for (const [listed, word] of [
      [["--trust", path("list")], "TRUST_LIST_SIGNERS"],
      [["--trust", path("list"), "--signers", path("ca")], "TRUST_LIST_SIGNERS"],
      [["--trust", path("unsigned"), "--signers", path("supervisor")], "not signed"],
    ] as const) {
      const { code, data } = await trust(...listed);
      expect(code).toBe(1);
      expect(data.error).toMatchObject({ code: "trust-list-unusable", message: expect.stringContaining(word) });
      expect(await json(path("signed"), ...listed)).toMatchObject({ data: { error: { code: "trust-list-unusable" } } });
    }
    expect(await trust("--trust", path("unsigned"), "--unverified")).toMatchObject({
      code: 0,
      data: { lists: [{ signedBy: null }] },
    });
    expect(await json(path("signed"), "--trust", path("list"), "--signers", path("supervisor"))).toMatchObject({
      code: 0,
      data: { valid: true, trust: "trusted" },
    });
  });
});
