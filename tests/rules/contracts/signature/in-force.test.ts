import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { trustInForce, trustUntil } from "@/lib/contracts/exchanges/trust";
import { now } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";
import { authority } from "@/tests/support/signatures";
import { trustedList } from "@/tests/support/signatures-trusted-list";
import { signXml } from "@/tests/support/signatures-xml";

const { trust } = vi.hoisted(() => ({ trust: { files: [] as string[], signers: [] as string[], unverified: false } }));
vi.mock("@/lib/platform/config", () => ({ config: () => ({ trust }) }));
const [warn, error] = [vi.spyOn(log, "warn"), vi.spyOn(log, "error")].map((spy) => spy.mockReturnValue(undefined));

const folder = mkdtempSync(join(tmpdir(), "sportello-in-force-"));
const [list, signer] = [join(folder, "IT.xml"), join(folder, "signer.cer")];
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => vi.clearAllMocks());

/** Loads a list that holds so many days more. */
async function load(days: number): Promise<number> {
  const [supervisor, ca] = [await authority(), await authority()];
  const until = now().add({ hours: 24 * days });
  writeFileSync(list, signXml(trustedList([{ holder: ca }], { nextUpdate: until.toString() }), supervisor));
  writeFileSync(signer, supervisor.der);
  Object.assign(trust, { files: [list], signers: [signer] });
  return until.epochMilliseconds;
}

it("is what the operator loaded, and says until when", async () => {
  expect(await trustInForce()).toBeNull();
  expect(await trustUntil()).toEqual([]);
  const until = await load(90);
  expect((await trustInForce())?.anchors).toHaveLength(1);
  expect(await trustUntil()).toEqual([{ file: list, until }]);
  expect([warn, error].map((each) => each?.mock.calls.length)).toEqual([0, 0]);
});

it("asks for the next list days before, once a day", async () => {
  await load(10);
  expect(await trustInForce()).not.toBeNull();
  await trustInForce();
  expect(warn?.mock.calls).toEqual([[{ file: list, until: expect.any(String) }, expect.stringContaining("next one")]]);
});

it("is nobody when a list is out of date or not to be believed: the log says why, customers go on", async () => {
  await load(-1);
  expect(await trustInForce()).toBeNull();
  expect(await trustUntil()).toEqual([{ file: list, until: 0 }]);
  expect(error?.mock.calls[0]).toEqual([
    { reason: expect.stringContaining("out of date") },
    expect.stringContaining("not usable"),
  ]);
  await load(90);
  trust.signers = [];
  expect(await trustInForce()).toBeNull();
});
