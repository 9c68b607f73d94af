import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addMonths, isoDay } from "@/lib/kernel/day";
import { today } from "@/lib/platform/clock";
import { sandbox, type TestSandbox } from "./support/sandbox";
import { recordingServer } from "./support/server";
import { aruba, asked as askedOf, company } from "./support/vendors";

const inYears = (years: number) => isoDay(addMonths(today(), 12 * years));
const asked: typeof askedOf = (over, years) =>
  askedOf({ address: "studio.verdi@pec.it", plan: "EMAIL", ...over }, years);
const connect = ({ url }: { url: string }) => aruba(`${url}/aruba`);
const ACCOUNTS = "POST /public/partner/pec/v3/accounts";

/** How often the pretend vendor renewed a mailbox, i.e. was paid for it. */
function renewals({ dataDir }: TestSandbox): number {
  const lines = readFileSync(join(dataDir, "sandbox", "aruba.jsonl"), "utf8")
    .trim()
    .split("\n");
  const [[, , last]] = JSON.parse(lines.at(-1)!) as [[string, string, { renewals: number }]];
  return last.renewals;
}

async function given(over = {}) {
  const running = await sandbox();
  const provider = connect(running);
  const made = await provider.createMailbox(asked(over));
  if ("refused" in made) throw new Error(`${made.code} ${JSON.stringify(made.params)}`);
  return { running, provider, ...made };
}

describe("an account at Aruba", () => {
  it("is made for its holder and term, and the same request makes no second", async () => {
    const running = await sandbox();
    const provider = connect(running);
    expect(await provider.checkName("studio.verdi@pec.it")).toBe("free");
    const made = await provider.createMailbox(asked({ holder: company }, 3));
    expect(made).toEqual({ providerRef: "studio.verdi@pec.it", userId: expect.stringMatching(/^HMS\d{9}$/) });
    expect(await provider.createMailbox(asked({ holder: company, again: true }, 3))).toEqual(made);
    expect(await provider.checkName("Studio.Verdi@pec.it".toLowerCase())).toBe("taken");
    expect(await provider.findMailbox({ address: "studio.verdi@pec.it" })).toMatchObject({
      state: "active",
      expiry: inYears(3),
    });
  });

  it("is asked for once, whatever became of the answer", async () => {
    for (const fault of [
      { mode: "timeout-after-success", delayMs: 5 },
      { mode: "malformed" },
      { mode: "duplicate" },
    ] as const) {
      const running = await sandbox();
      const provider = connect(running);
      // The holder is registered first: what is struck is the account, the second POST under this path that matches.
      await provider.createMailbox(asked({ address: "altra@pec.it" }));
      await running.fault("aruba", { ...fault, match: ACCOUNTS });
      const first = await provider.createMailbox(asked());
      await running.fault("aruba", { mode: "none" });
      const second = await provider.createMailbox(asked({ again: true }));
      expect(second).toMatchObject({ providerRef: "studio.verdi@pec.it" });
      if (!("refused" in first)) expect(first).toEqual(second);
    }
  });

  it("gives no name of somebody else's away, and sells what there is", async () => {
    const { provider } = await given();
    const taken = { code: "name-taken" };
    expect(await provider.createMailbox(asked({ holder: company }))).toMatchObject(taken);
    expect(await provider.createMailbox(asked({ since: "2099-01-01T00:00:00Z" }))).toMatchObject(taken);
    expect(await provider.createMailbox(asked({ address: "info@pec.it" }))).toMatchObject(taken);
    const no = { code: "provider-rejected" };
    expect(await provider.createMailbox(asked({ address: "x@pec.it" }, 6))).toMatchObject(no);
    expect(await provider.createMailbox(asked({ address: "x@pec.it", plan: "base" }))).toMatchObject(no);
    expect(await provider.createMailbox(asked({ address: "x@pec.it", hubRef: "h" }))).toMatchObject({
      code: "provider-not-offered",
    });
  });

  it("on its way is waited for; in a state nobody knows it is left open", async () => {
    const { running, provider } = await given();
    const name = "studio.verdi@pec.it";
    await running.control("/aruba/__state", { name, status: "Da Certificare" });
    expect(await provider.createMailbox(asked())).toMatchObject({ code: "provider-pending" });
    await running.control("/aruba/__state", { name, status: "In Migrazione" });
    expect(await provider.createMailbox(asked())).toMatchObject({ code: "provider-unknown" });
    expect(await provider.suspendMailbox({ providerRef: name, idempotencyKey: "s" })).toMatchObject({
      code: "provider-unknown",
    });
  });
});

describe("what is commanded", () => {
  it("renews by the years that are missing, once, though the answer is lost", async () => {
    for (const fault of [{ mode: "timeout-after-success", delayMs: 5 }, { mode: "malformed" }] as const) {
      const { running, provider, providerRef } = await given();
      await running.fault("aruba", { ...fault, match: `${ACCOUNTS}/renew` });
      const renewal = { providerRef, newExpiry: inYears(3), idempotencyKey: "r" };
      expect(await provider.renewMailbox(renewal)).toMatchObject({ expiry: inYears(3) });
      expect(await provider.renewMailbox({ ...renewal, again: true })).toMatchObject({ expiry: inYears(3) });
      expect(renewals(running)).toBe(1);
    }
  });

  it("suspends, restores and closes, each as often as one likes", async () => {
    const { provider, providerRef } = await given();
    const on = { providerRef, idempotencyKey: "s" };
    for (const [act, state] of [
      ["suspendMailbox", "suspended"],
      ["restoreMailbox", "active"],
      ["closeMailbox", "closed"],
    ] as const)
      for (let i = 0; i < 2; i++) expect(await provider[act](on)).toMatchObject({ state });
  });

  it("sets the whole space, tells what is used, and says what it has not", async () => {
    const { provider, providerRef } = await given();
    const extras = { inboxGb: 5, archiveGb: 10, sends: null, watched: 0, lite: 0, switches: [] };
    const on = { providerRef, idempotencyKey: "e" };
    expect(await provider.setExtras({ ...on, extras })).toMatchObject({ state: "active" });
    expect(await provider.setExtras({ ...on, extras: { ...extras, sends: 100 } })).toMatchObject({
      code: "provider-not-offered",
      params: { what: "sends" },
    });
    expect(await provider.usageOf(providerRef)).toEqual({ inboxMb: 0, archiveMb: 0, sends: null });
    expect(await provider.issueProvisionalPassword(on)).toMatchObject({ code: "provider-not-offered" });
    expect(await provider.watchedBy(providerRef)).toEqual([]);
  });
});

it("without a token nothing is asked: a wrong password, a page in HTML", async () => {
  for (const status of [200, 401, 502]) {
    const server = await recordingServer(() => ({ status, body: "<h1>Sorry</h1>" }));
    expect(await aruba(server.url).createMailbox(asked())).toMatchObject({ code: "provider-unavailable" });
    expect(server.received.every(({ path }) => path === "/public/auth/v2/token")).toBe(true);
  }
});
