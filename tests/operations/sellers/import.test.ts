import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommand } from "@/lib/cli/run-command";
import { addDays, isoDay } from "@/lib/kernel/day";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { PolicyInput } from "@/lib/sellers/policy";
import { presets } from "@/prisma/seed/presets";
import { fullPolicy } from "../../support/full-policy";
import { givenDatabase } from "../../support/seller";

let close: () => Promise<void>;
const folder = mkdtempSync(join(tmpdir(), "sportello-import-"));
beforeAll(async () => {
  process.env.DATA_DIR = folder;
  close = await givenDatabase();
});
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true });
});

const call = (...argv: string[]) => runCommand(argv, (_needs, use) => use());
const json = async (...argv: string[]) => {
  const { code, out } = await call(...argv, "--json");
  return { code, data: JSON.parse(out ?? "null") };
};
function file(content: unknown): string {
  const path = join(folder, "policy.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}
const as = (seller: string, policy: PolicyInput = fullPolicy()): PolicyInput => ({ ...policy, seller });
const versions = (sellerId: string) => db().policyVersion.count({ where: { sellerId } });
const inDays = (days: number) => isoDay(addDays(today(), days));

describe("a policy that nobody here has seen", () => {
  test("is checked without a trace, then makes a seller", async () => {
    expect(await json("sellers", "import", file(as("sesto")), "--check")).toEqual({
      code: 0,
      data: { seller: "sesto", version: 1, new: true, differences: [] },
    });
    expect(await versions("sesto")).toBe(0);
    expect(await json("sellers", "import", file(as("sesto")))).toMatchObject({ code: 0, data: { version: 1 } });
    expect((await json("sellers", "list")).data).toContainEqual(
      expect.objectContaining({ seller: "sesto", version: 1 }),
    );
  });

  test("checked again, it says what it would change, in words", async () => {
    const dearer = as("sesto");
    dearer.catalogue.prices[0]!.amountCents = 2300;
    const { data } = await json("sellers", "import", file(dearer), "--check");
    expect(data).toEqual({
      seller: "sesto",
      version: 2,
      new: false,
      differences: ["Catalogue and prices › Prices › base activation public+account 24 › Amount: €20.00 → €23.00"],
    });
    expect((await call("sellers", "import", file(dearer), "--check")).out).toContain("€20.00 → €23.00");
    expect(await versions("sesto")).toBe(1);
  });

  test("begins today or later where the seller is there already", async () => {
    const past = await json("sellers", "import", file(as("sesto")), "--from", inDays(-1));
    expect(past).toMatchObject({ code: 1, data: { error: { code: "from-in-past" } } });
    expect(await json("sellers", "import", file(as("sesto")), "--from", inDays(7))).toMatchObject({ code: 0 });
  });

  test.each(presets.map((preset) => [preset.seller, preset] as const))(
    "%s goes out and comes back the same",
    async (_, preset) => {
      const copy = as(`copia-${preset.seller}`, preset);
      expect((await json("sellers", "import", file(copy))).code).toBe(0);
      const { data: exported } = await json("sellers", "export", copy.seller);
      const text = (await call("sellers", "export", copy.seller)).out ?? "";
      expect(JSON.parse(text)).toEqual(exported);
      const { data } = await json("sellers", "import", file(text), "--check");
      expect(data).toMatchObject({ version: 2, differences: [] });
    },
  );
});

describe("a policy that is wrong", () => {
  test("is told all its faults, each by its path with a code and a sentence", async () => {
    const wrong = as("settimo");
    Object.assign(wrong.catalogue.plans[0]!, { inboxGb: "5", colour: "red" });
    Object.assign(wrong.money.methods, { bitcoin: ["card"] });
    delete wrong.money.transfer;
    const { code, data } = await json("sellers", "import", file(wrong), "--check");
    expect(code).toBe(1);
    expect(data.error.faults).toEqual([
      {
        path: "catalogue.plans.0.inboxGb",
        code: "wrong-type",
        params: { expected: "number" },
        message: "It must be a number.",
      },
      expect.objectContaining({ path: "catalogue.plans.0.colour", code: "unknown-field" }),
      expect.objectContaining({ path: "money.methods.bitcoin", code: "unknown-field" }),
      expect.objectContaining({ path: "money.transfer", code: "bank-account-missing" }),
    ]);
    const { out } = await call("sellers", "import", file(wrong));
    expect(out).toContain("To be corrected (4):");
    expect(out).toContain("  catalogue.plans.0.colour: There is no such field: check its spelling.");
    expect(await versions("settimo")).toBe(0);
  });

  test("and one that is not JSON is told where", async () => {
    const text = JSON.stringify(as("settimo"), null, 2).replace('"brand": {', '"brand": {,');
    const { code, error } = await call("sellers", "import", file(text));
    expect(code).toBe(1);
    expect(error).toMatch(/is not JSON: line 3, column 13: .*/);
    expect(await call("sellers", "import", file(`\uFEFF${JSON.stringify(as("ottavo"))}`))).toMatchObject({ code: 0 });
  });

  test("may not stand where the installation's own pages are", async () => {
    const { data } = await json("sellers", "import", file(as("api")));
    expect(data.error.faults).toMatchObject([{ path: "seller", code: "seller-reserved" }]);
  });
});
