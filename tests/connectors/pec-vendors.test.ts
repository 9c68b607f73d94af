import { describe, expect, it, vi } from "vitest";
import { byVendor } from "@/lib/connectors/mailbox-provider/by-vendor";
import { httpProvider } from "@/lib/connectors/mailbox-provider/http";
import { yearsTo } from "@/lib/connectors/mailbox-provider/terms";
import { addDays, addMonths, day } from "@/lib/kernel/day";
import { log } from "@/lib/platform/log";
import { keys, sandbox } from "./support/sandbox";
import { recordingServer } from "./support/server";
import { aruba, asked, openapi, person } from "./support/vendors";

describe("a seller that changes vendor", () => {
  it("keeps its mailboxes where they are, and makes new ones at the new vendor", async () => {
    const { url } = await sandbox();
    const own = httpProvider({ baseUrl: `${url}/provider`, apiKey: keys.provider });
    const vendors = { own: () => own, aruba: () => aruba(`${url}/aruba`), openapi: () => openapi(`${url}/openapi`) };
    const made: string[] = [];
    for (const vendor of ["own", "aruba"] as const) {
      const wanted = asked({ address: `${vendor}@pec.example.it`, plan: "EMAIL", idempotencyKey: vendor });
      const answer = await byVendor(vendors, vendor).createMailbox(wanted);
      if ("refused" in answer) throw new Error(answer.code);
      made.push(answer.providerRef);
    }
    expect(made).toEqual([expect.stringMatching(/^mb_/), "aruba:aruba@pec.example.it"]);
    for (const [n, providerRef] of made.entries())
      for (const now of ["own", "aruba", "openapi"] as const) {
        const closing = { providerRef, idempotencyKey: `s${n}` };
        const suspended = await byVendor(vendors, now).suspendMailbox(closing);
        expect(suspended).toMatchObject({ providerRef, state: "suspended" });
      }
  });
});

describe("years to an expiry", () => {
  const from = day("2027-02-28");
  it.each([
    [-400, 0],
    [0, 0],
    [20, 0],
    [345, 1],
    [365, 1],
    [385, 1],
    [730, 2],
  ])("%i days away are %i years, and none once they are there", (days, years) => {
    const to = addDays(from, days);
    expect(yearsTo(from, to)).toBe(years);
    expect(yearsTo(addMonths(from, 12 * years), to)).toBe(0);
  });
  it.each([21, 31, 92, 183, 550])("%i days away are no number of years", (days) => {
    expect(yearsTo(from, addDays(from, days))).toMatchObject({ code: "provider-rejected" });
  });
});

it("logs say which vendor and what it answered, and nothing of the holder or of our password", async () => {
  const warned = vi.spyOn(log, "warn").mockImplementation(() => undefined);
  const server = await recordingServer(({ path }) =>
    path.endsWith("/token")
      ? { status: 200, body: JSON.stringify({ data: { accessToken: "geheim-token", expiresIn: 300 } }) }
      : { status: 402, body: JSON.stringify({ message: `credit of ${person.taxCode}` }) },
  );
  for (const provider of [aruba(server.url), openapi(server.url)])
    expect(await provider.createMailbox(asked())).toMatchObject({ code: "provider-unavailable" });
  expect(warned.mock.calls.map(([fields]) => fields)).toEqual([
    { vendor: "aruba", status: 402 },
    { vendor: "openapi", status: 402 },
  ]);
  expect(JSON.stringify(warned.mock.calls)).not.toMatch(/geheim|sandbox|SMPPRV|studio/);
  warned.mockRestore();
});
