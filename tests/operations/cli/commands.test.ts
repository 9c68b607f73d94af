import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "@/lib/cli/commands";
import { type Ended, runCommand } from "@/lib/cli/run-command";
import { day, toDb } from "@/lib/kernel/day";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { PolicyInput } from "@/lib/sellers/policy";
import { presets } from "@/prisma/seed/presets";
import { givenDatabase } from "../../support/seller";

let end: () => Promise<void>;
const folder = mkdtempSync(join(tmpdir(), "sportello-cli-"));
beforeAll(async () => {
  process.env.DATA_DIR = folder;
  process.env.SANDBOX_URL = "http://127.0.0.1:9"; // nobody listens there
  end = await givenDatabase();
  for (const preset of presets.slice(0, 2)) await imported(preset, "2020-01-01");
});
afterAll(async () => {
  await end();
  rmSync(folder, { recursive: true });
});

/** The command without lending it a database: this process has one. */
const call = (...argv: string[]): Promise<Ended> => runCommand(argv, (_needs, use) => use());
const json = async (...argv: string[]) => {
  const { code, out } = await call(...argv, "--json");
  return { code, data: JSON.parse(out ?? "null") };
};
function file(content: unknown): string {
  const path = join(folder, "policy.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}
const imported = (policy: unknown, from: string) => json("sellers", "import", file(policy), "--from", from);
const changed = (change: (policy: PolicyInput) => void, preset = presets[0]!): PolicyInput => {
  const copy = structuredClone(preset);
  change(copy);
  return copy;
};

describe("calling it", () => {
  test("without a command, or with an unknown one, shows the help and ends with 2", async () => {
    expect(await call()).toMatchObject({ code: 2, out: expect.stringContaining("Usage:") });
    expect(await call("dance")).toMatchObject({
      code: 2,
      error: expect.stringContaining('There is no command "dance"'),
    });
    expect(await call("sellers")).toMatchObject({ code: 2, out: expect.stringContaining("sellers import") });
  });

  test("every command has its help, made from the table", async () => {
    expect((await call("--help")).code).toBe(0);
    for (const command of commands) {
      const { code, out } = await call(...command.name.split(" "), "--help");
      expect(code).toBe(0);
      expect(out).toContain(command.summary);
      for (const option of Object.keys(command.options)) expect(out).toContain(`--${option}`);
    }
  });

  test.each([
    ["an option that does not exist", ["sellers", "list", "--nonsense"]],
    ["a missing option", ["explain", "renewal", "--seller", "visura", "--on", "2026-01-01"]],
    [
      "a day that is none",
      ["explain", "renewal", "--seller", "visura", "--expiry", "2026-02-30", "--on", "2026-01-01"],
    ],
    ["a missing word", ["sellers", "export"]],
    ["a word too many", ["sellers", "list", "visura"]],
    [
      "an unknown role",
      "user create --seller visura --user-name u.uno --email u@example.com --name U --role king".split(" "),
    ],
    [
      "a term that is none",
      "explain renewal --seller visura --expiry 2026-05-31 --on 2026-05-01 --term soon".split(" "),
    ],
  ])("%s ends with 2", async (_what, argv) => {
    expect((await call(...argv)).code).toBe(2);
    expect(await json(...argv)).toMatchObject({ code: 2, data: { error: { code: "usage" } } });
  });
});

describe("sellers", () => {
  test("are listed with the version in force", async () => {
    const { code, data } = await json("sellers", "list");
    expect(code).toBe(0);
    expect(data).toContainEqual({ seller: "visura", name: "Visura", version: 1, validFrom: "2020-01-01" });
  });

  test("what is exported can be imported as a sixth seller, without code", async () => {
    const { data } = await json("sellers", "export", "visura");
    const done = await imported({ ...data, seller: "sesto" }, "2020-01-01");
    expect(done).toEqual({ code: 0, data: { seller: "sesto", version: 1, validFrom: "2020-01-01" } });
    const again = await json("sellers", "export", "sesto");
    expect(again.data).toEqual({ ...data, seller: "sesto" });
  });

  test("an import publishes the next version, from its day on, and is in the audit log", async () => {
    const dearer = changed((policy) => {
      policy.seller = "settimo";
    });
    expect((await json("sellers", "import", file(dearer))).data).toMatchObject({
      version: 1,
      validFrom: today().toString(),
    });
    const later = changed((policy) => {
      policy.seller = "settimo";
      policy.brand.name = "Dopo";
    });
    expect((await imported(later, "2999-01-01")).data).toMatchObject({ version: 2 });
    expect((await json("sellers", "export", "settimo")).data.brand.name).toBe("Visura");
    expect((await json("sellers", "export", "settimo", "--version", "2")).data.brand.name).toBe("Dopo");
    const versions = await db().policyVersion.findMany({ where: { sellerId: "settimo" }, orderBy: { version: "asc" } });
    expect(versions.map((row) => row.validFrom)).toEqual([toDb(today()), toDb(day("2999-01-01"))]);
    const acts = await db().command.findMany({ where: { sellerId: "settimo" }, orderBy: { at: "asc" } });
    expect(acts.map((act) => [act.act, act.actorKind])).toEqual(Array(2).fill(["publish-policy", "system"]));
  });

  test("everything wrong with a policy is said at once, by its path, and nothing is published", async () => {
    const before = await db().policyVersion.count();
    const wrong = changed((policy) => {
      policy.seller = "ottavo";
      Object.assign(policy.brand, { colour: "blue", motto: "x" });
      Object.assign(policy, { extra: true });
      policy.catalogue.prices[0]!.plan = "nowhere";
      policy.money.codes = { activation: "ZZ", renewal: "ZZ", topUp: "AB" };
      policy.lifecycle.phases[0]!.from = { days: -1 };
      policy.service.openingHours[0]!.to = "25:00";
    });
    const { code, data } = await imported(wrong, "2020-01-01");
    expect(code).toBe(1);
    expect(data.error.code).toBe("policy-invalid");
    expect(data.error.faults.map((fault: { path: string }) => fault.path).sort()).toEqual([
      "brand.colour",
      "brand.motto",
      "catalogue.prices.0.plan",
      "extra",
      "lifecycle.phases.0.from",
      "money.codes",
      "service.openingHours.0.to",
    ]);
    const { out } = await call("sellers", "import", file(wrong));
    for (const { path } of data.error.faults) expect(out).toContain(`${path}: `);
    expect(await db().policyVersion.count()).toBe(before);
  });

  test.each([
    ["no such file", () => join(folder, "nowhere.json"), "file-unreadable"],
    ["a file that is not JSON", () => file("{"), "not-json"],
    ["a number", () => file(7), "policy-invalid"],
    ["null", () => file(null), "policy-invalid"],
  ])("%s is refused", async (_what, path, code) => {
    expect(await json("sellers", "import", path())).toMatchObject({ code: 1, data: { error: { code } } });
  });

  test("an unknown seller is refused", async () => {
    expect(await json("sellers", "export", "nobody")).toMatchObject({
      code: 1,
      data: { error: { code: "seller-unknown" } },
    });
  });
});

describe("explain renewal", () => {
  const explain = async (line: string) => (await json("explain", "renewal", ...line.split(" "))).data;

  test("answers as the rule does, days as text", async () => {
    expect(await explain("--seller visura --expiry 2026-05-31 --on 2026-06-10 --term 2y")).toEqual({
      state: "expired",
      renewable: true,
      reason: null,
      lines: [{ description: "Rinnovo PEC Legalmail, 24 mesi", netCents: 3500, vatBps: 2200 }],
      netCents: 3500,
      vatCents: 770,
      totalCents: 4270,
      newExpiry: "2028-05-31",
    });
  });

  test("says why not", async () => {
    expect(await explain("--seller visura --expiry 2026-05-31 --on 2026-02-27")).toMatchObject({
      state: "active",
      renewable: false,
      reason: "too-early",
      totalCents: 0,
      newExpiry: null,
    });
    expect(await explain("--seller visura --expiry 2026-05-31 --on 2026-02-28")).toMatchObject({ renewable: true });
    expect(await explain("--seller visura --expiry 2026-05-31 --on 2026-11-30")).toMatchObject({ renewable: true });
    expect(await explain("--seller visura --expiry 2026-05-31 --on 2026-12-01")).toMatchObject({ reason: "too-late" });
    const closed = "--seller visura --expiry 2026-05-31 --on 2026-05-01 --user-id klx0012";
    expect(await explain(closed)).toMatchObject({ reason: "closed-prefix" });
  });

  test.each([
    ["12", 1800],
    ["12m", 1800],
    ["1y", 1800],
    ["24", 3500],
    ["3", 5000],
    ["36", 5000],
  ])("takes the term %s", async (term, netCents) => {
    expect(await explain(`--seller visura --expiry 2026-05-31 --on 2026-05-01 --term ${term}`)).toMatchObject({
      netCents,
    });
  });

  test("speaks of days before the seller's first policy", async () => {
    expect(await explain("--seller visura --expiry 2012-05-31 --on 2012-05-01")).toMatchObject({ renewable: true });
  });
});

test("names check says of each name whether it could be had", async () => {
  await db().name.create({
    data: {
      sellerId: "visura",
      domain: "legalmail.it",
      localPart: "preso",
      state: "blocked",
      updatedAt: toDb(today()),
    },
  });
  const { code, data } = await json(
    "names",
    "check",
    "--seller",
    "visura",
    "Libero.Nome",
    "preso",
    "a",
    "due..punti",
    "admin",
  );
  expect(code).toBe(0);
  expect(data).toEqual([
    {
      name: "Libero.Nome",
      address: "libero.nome@legalmail.it",
      answer: "unavailable",
      reason: "provider-unavailable",
      provider: "unavailable",
    },
    { name: "preso", address: "preso@legalmail.it", answer: "taken", reason: "name-taken", provider: "not-asked" },
    { name: "a", address: null, answer: "invalid", reason: "name-too-short", provider: "not-asked" },
    { name: "due..punti", address: null, answer: "invalid", reason: "name-double-dot", provider: "not-asked" },
    { name: "admin", address: null, answer: "invalid", reason: "name-reserved", provider: "not-asked" },
  ]);
});

test("user create adds somebody with roles and territory", async () => {
  const line =
    "user create --seller visura --user-name capo.uno --email capo@example.com --role sales --role admin --province RM";
  const argv = [...line.split(" "), "--name", "Capo Uno"];
  const { code, data } = await json(...argv);
  expect(code).toBe(0);
  const user = await db().user.findFirstOrThrow({ where: { id: data.userId } });
  expect(user).toMatchObject({
    sellerId: "visura",
    userName: "capo.uno",
    roles: ["sales", "admin"],
    territory: ["RM"],
  });
  expect(await json(...argv)).toMatchObject({ code: 1, data: { error: { code: "user-exists" } } });
});

test("sweep reports what it does, and a dry run does nothing", async () => {
  const { code, data } = await json("sweep", "--on", "2026-11-21", "--dry-run");
  expect({ code, data }).toEqual({
    code: 0,
    data: { on: "2026-11-21", steps: {}, waiting: 0, reminders: 0, autoRenewals: 0, dryRun: true },
  });
});

test("verify ends with 0 when all holds and with 1 when something is broken", async () => {
  expect(await json("verify")).toMatchObject({ code: 0, data: { ok: true } });
  await db().mail.create({
    data: {
      sellerId: "visura",
      id: "019abcde-0000-7000-8000-000000000001",
      template: "user-name",
      recipient: "nobody@example.com",
      locale: "it",
      facts: {},
      dedupeKey: "bad",
      createdAt: toDb(today()),
    },
  });
  const { code, data } = await json("verify");
  expect({ code, ok: data.ok }).toEqual({ code: 1, ok: false });
  expect((await call("verify")).out).toContain("019abcde-0000-7000-8000-000000000001: queued, no job sends it");
});
