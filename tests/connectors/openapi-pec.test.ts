import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addMonths, isoDay } from "@/lib/kernel/day";
import { today } from "@/lib/platform/clock";
import { sandbox, type TestSandbox } from "./support/sandbox";
import { deadUrl, recordingServer } from "./support/server";
import { asked, company, openapi, person } from "./support/vendors";

const inYears = (years: number) => isoDay(addMonths(today(), 12 * years));
const connect = ({ url }: { url: string }) => openapi(`${url}/openapi`);

/** The papers arrived, the vendor has done its part. */
const activate = (running: TestSandbox, stato = "evasa", address = asked().address) =>
  running.control("/openapi/__state", { address, stato });

/** How often the pretend vendor renewed a mailbox, i.e. was paid for it. */
function renewals({ dataDir }: TestSandbox): number {
  const lines = readFileSync(join(dataDir, "sandbox", "openapi.jsonl"), "utf8")
    .trim()
    .split("\n");
  const [[, , last]] = JSON.parse(lines.at(-1)!) as [[string, string, { renewals: number }]];
  return last.renewals;
}

async function given(years = 1) {
  const running = await sandbox();
  const provider = connect(running);
  await provider.createMailbox(asked({}, years));
  await activate(running);
  const made = await provider.createMailbox(asked({}, years));
  if ("refused" in made) throw new Error(made.code);
  return { running, provider, providerRef: made.providerRef };
}

describe("a registration at openapi.com", () => {
  it("waits for papers, then for the vendor, then is a mailbox for the whole term", async () => {
    const running = await sandbox();
    const provider = connect(running);
    const waiting = (waitingFor: string) => ({ code: "provider-pending", params: { waitingFor } });
    expect(await provider.createMailbox(asked({}, 3))).toMatchObject(waiting("documents"));
    expect(await provider.findMailbox({ address: asked().address })).toBeNull();
    await activate(running, "documenti_errati");
    expect(await provider.createMailbox(asked({}, 3))).toMatchObject(waiting("documents-wrong"));
    await activate(running, "in_evasione");
    expect(await provider.createMailbox(asked({}, 3))).toMatchObject(waiting("provider"));
    await activate(running);
    const made = await provider.createMailbox(asked({}, 3));
    expect(made).toMatchObject({ userId: expect.stringMatching(/^MA\d{6}$/) });
    expect(await provider.createMailbox(asked({}, 3))).toEqual(made);
    expect(renewals(running)).toBe(1);
    expect(await provider.findMailbox({ address: asked().address })).toMatchObject({
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
      await running.fault("openapi", { ...fault, times: 1, match: "POST /pec" });
      expect(await provider.createMailbox(asked())).toMatchObject({ code: "provider-pending" });
    }
  });

  it("gives no name of somebody else's away: another holder's, an older one, one never in our account", async () => {
    const running = await sandbox();
    const provider = connect(running);
    await provider.createMailbox(asked());
    const taken = { code: "name-taken" };
    expect(await provider.createMailbox(asked({ holder: company }))).toMatchObject(taken);
    const later = new Date(Date.parse(asked().since) + 3_600_000).toISOString();
    expect(await provider.createMailbox(asked({ since: later }))).toMatchObject(taken);
    expect(await provider.createMailbox(asked({ address: "info@legalmail.it" }))).toMatchObject(taken);
    expect(await provider.checkName("info@legalmail.it")).toBe("taken");
    expect(await provider.checkName("mai.usata@legalmail.it")).toBe("free");
  });

  it("asks for what the vendor has: its types, whole years, people with a codice fiscale", async () => {
    const provider = connect(await sandbox());
    const no = (providerCode: string) => ({ code: "provider-rejected", params: { providerCode } });
    expect(await provider.createMailbox(asked({ plan: "base" }))).toMatchObject(no("plan-not-offered"));
    const month = isoDay(addMonths(today(), 1));
    expect(await provider.createMailbox(asked({ expiry: month }))).toMatchObject(no("term-not-offered"));
    const { details, ...old } = person;
    expect(await provider.createMailbox(asked({ holder: old }))).toMatchObject(no("holder-incomplete"));
    const foreign = { ...person, details: { ...details!, personTaxCode: undefined } };
    expect(await provider.createMailbox(asked({ holder: foreign }))).toMatchObject(no("holder-incomplete"));
  });

  it("an annulled one, and one in a state nobody knows, need a person", async () => {
    const running = await sandbox();
    const provider = connect(running);
    await provider.createMailbox(asked());
    await activate(running, "registrazione_annullata");
    expect(await provider.createMailbox(asked())).toMatchObject({ code: "provider-rejected" });
    await activate(running, "sospesa_dal_gestore");
    expect(await provider.createMailbox(asked())).toMatchObject({ code: "provider-unknown" });
  });
});

describe("a renewal, which is a GET that costs money", () => {
  it("adds the years that are missing, and none when they are there", async () => {
    const { running, provider, providerRef } = await given();
    const renewal = { providerRef, newExpiry: inYears(3), idempotencyKey: "r" };
    expect(await provider.renewMailbox(renewal)).toMatchObject({ expiry: inYears(3), state: "active" });
    expect(await provider.renewMailbox({ ...renewal, again: true })).toMatchObject({ expiry: inYears(3) });
    expect(renewals(running)).toBe(1);
  });

  it("is looked up and not repeated when its answer is lost or unreadable", async () => {
    for (const fault of [{ mode: "timeout-after-success", delayMs: 5 }, { mode: "malformed" }] as const) {
      const { running, provider, providerRef } = await given();
      const match = `GET /pec/${providerRef}/rinnovo`;
      await running.fault("openapi", { ...fault, match });
      const renewal = { providerRef, newExpiry: inYears(2), idempotencyKey: "r" };
      expect(await provider.renewMailbox(renewal)).toMatchObject({ expiry: inYears(2) });
      expect(renewals(running)).toBe(1);
    }
  });

  it("a lost answer that nobody can look up is unknown, and known the next time", async () => {
    const { running, providerRef } = await given();
    const renewal = { providerRef, newExpiry: inYears(2), idempotencyKey: "r" };
    const patient = openapi(`${running.url}/openapi`, 10, 200);
    // The first read goes through; what comes after it is done, but never answered.
    await running.fault("openapi", { mode: "timeout-after-success", delayMs: 5, match: `GET /pec/${providerRef}/` });
    const first = patient.renewMailbox(renewal);
    await running.fault("openapi", { mode: "timeout-after-success", delayMs: 5, match: "GET /pec" });
    expect(await first).toMatchObject({ refused: true });
    await running.fault("openapi", { mode: "none" });
    expect(await patient.renewMailbox({ ...renewal, again: true })).toMatchObject({ expiry: inYears(2) });
    expect(renewals(running)).toBe(1);
  });

  it("is sent once over the wire, to a server that hangs up, redirects or says 421", async () => {
    const found = { id: "1", casella_pec: "a@legalmail.it", stato: "evasa", uid: "MA1", data_scadenza: "01/01/2027" };
    for (const status of [0, 302, 421, 502]) {
      const server = await recordingServer(({ path }) =>
        path.includes("rinnovo")
          ? { status: status || 200, headers: { location: "/elsewhere", ...(status ? {} : { "content-length": "9" }) } }
          : { status: 200, body: JSON.stringify({ success: true, data: found, error: null }) },
      );
      const provider = openapi(server.url, 5, 300);
      const renewal = { providerRef: "1", newExpiry: "2028-01-01", idempotencyKey: "r" };
      expect(await provider.renewMailbox(renewal)).toMatchObject({ code: "provider-unknown" });
      expect(server.received.map(({ path }) => path).filter((path) => path !== "/pec/1")).toEqual([
        "/pec/1/rinnovo?anni=1",
      ]);
    }
  });

  it("sells no months", async () => {
    const { provider, providerRef } = await given();
    const newExpiry = isoDay(addMonths(today(), 18));
    expect(await provider.renewMailbox({ providerRef, newExpiry, idempotencyKey: "r" })).toMatchObject({
      code: "provider-rejected",
      params: { providerCode: "term-not-offered" },
    });
  });
});

describe("what the vendor offers, and what it does not", () => {
  it("closes once; suspends nothing that is paid, and has nothing to suspend past the expiry", async () => {
    const { running, provider, providerRef } = await given();
    const on = { providerRef, idempotencyKey: "s" };
    expect(await provider.suspendMailbox(on)).toMatchObject({ code: "provider-not-offered" });
    expect(await provider.restoreMailbox(on)).toMatchObject({ state: "active" });
    await running.control("/openapi/__state", { address: asked().address, stato: "evasa", expiry: "2020-01-01" });
    expect(await provider.suspendMailbox(on)).toMatchObject({ state: "suspended" });
    await running.fault("openapi", { mode: "timeout-after-success", delayMs: 5, times: 1, match: "DELETE" });
    expect(await provider.closeMailbox(on)).toMatchObject({ state: "closed" });
    expect(await provider.closeMailbox(on)).toMatchObject({ state: "closed" });
    expect(await provider.closeMailbox({ ...on, providerRef: "none" })).toMatchObject({ code: "provider-rejected" });
  });

  it("gives more space, never less, and tells what it cannot give", async () => {
    const { provider, providerRef } = await given();
    const extras = { inboxGb: 5, archiveGb: 10, sends: null, watched: 0, lite: 0, switches: [] };
    const set = (over: Partial<typeof extras> | { switches: string[] }) =>
      provider.setExtras({ providerRef, extras: { ...extras, ...over }, idempotencyKey: "e" });
    expect(await set({})).toMatchObject({ state: "active" });
    expect(await set({ inboxGb: 3 })).toMatchObject({ code: "provider-not-offered", params: { what: "less-space" } });
    expect(await set({ switches: ["conservazione"], watched: 2 })).toMatchObject({
      code: "provider-not-offered",
      params: { what: "watched, conservazione" },
    });
    expect(await provider.usageOf(providerRef)).toBeNull();
    expect(await provider.issueProvisionalPassword({ providerRef, idempotencyKey: "p" })).toMatchObject({
      code: "provider-not-offered",
    });
  });
});

describe("a vendor that does not answer", () => {
  it("an empty wallet, no service, nobody there: surely not done", async () => {
    const running = await sandbox();
    const provider = connect(running);
    for (const mode of ["wallet-empty"] as const) {
      await running.fault("openapi", { mode, match: "POST /pec" });
      expect(await provider.createMailbox(asked())).toMatchObject({ code: "provider-unavailable" });
    }
    expect(await openapi(await deadUrl()).createMailbox(asked())).toMatchObject({ code: "provider-unavailable" });
  });

  it("a page in HTML is no verdict, whatever its number", async () => {
    for (const status of [200, 404, 502]) {
      const proxy = await recordingServer(() => ({ status, body: "<h1>Sorry</h1>" }));
      const provider = openapi(proxy.url);
      expect(await provider.createMailbox(asked())).toMatchObject({ code: "provider-unknown" });
      expect(await provider.checkName("a@legalmail.it")).toMatchObject({ code: "provider-unavailable" });
    }
  });

  it("after a 429 nobody is asked until it says", async () => {
    const server = await recordingServer(() => ({ status: 429, headers: { "retry-after": "60" }, body: "{}" }));
    const provider = openapi(server.url);
    for (let i = 0; i < 3; i++)
      expect(await provider.checkName("a@legalmail.it")).toMatchObject({ code: "provider-unavailable" });
    expect(server.received).toHaveLength(1);
  });
});
