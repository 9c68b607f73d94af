import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fingerprintOf, signedList } from "@/lib/contracts/signature/trust/list-signature";
import { loadTrust, NoTrustList } from "@/lib/contracts/signature/trust/load-trust";
import { authority, type Holder } from "@/tests/support/signatures";
import { trustedList } from "@/tests/support/signatures-trusted-list";
import { signXml } from "@/tests/support/signatures-xml";

const SERVICES = 600;
const at = Temporal.Instant.from("2026-11-21T12:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "sportello-large-list-"));
const path = join(folder, "large.xml");
let xml: string;
let supervisor: Holder;
const loading = () => loadTrust({ files: [path], signers: [fingerprintOf(supervisor.der)] }, at);

beforeAll(async () => {
  supervisor = await authority();
  const few = await Promise.all(Array.from({ length: 30 }, (_, i) => authority({ commonName: `Autorità ${i}` })));
  const services = Array.from({ length: SERVICES }, (_, i) => ({
    holder: few[i % few.length]!,
    uses: ["ForeSignatures"],
  }));
  xml = signXml(trustedList(services), supervisor);
  writeFileSync(path, xml);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** The longest time in which nobody else was served, in milliseconds. */
async function standstillOf(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await sleep(20);
  await work();
  await sleep(20);
  delay.disable();
  return delay.max / 1e6;
}

it("of six hundred services is read while others are served, once for all who ask", async () => {
  const here = await standstillOf(async () => signedList(xml, () => true));
  const [one, other] = [loading(), loading()];
  const apart = await standstillOf(() => Promise.all([one, other]));
  expect((await one)?.anchors).toHaveLength(SERVICES);
  expect((await one)?.anchors).toBe((await other)?.anchors);
  // Beside what the verification alone takes in place, whatever else the machine does.
  expect(apart).toBeLessThan(here / 2);
  expect((await loading())?.anchors).toBe((await one)?.anchors);
});

it("that cannot be believed is refused with the same words to all, and read again when it changes", async () => {
  const stranger = { files: [path], signers: ["0".repeat(64)] };
  const refusals = await Promise.all([1, 2].map(() => loadTrust(stranger, at).catch((error: unknown) => error)));
  expect(refusals[0]).toBeInstanceOf(NoTrustList);
  expect(String(refusals[0])).toContain("TRUST_LIST_SIGNERS");
  expect(refusals[1]).toBe(refusals[0]);
  writeFileSync(path, xml.replace("</TSPService>", "</TSPService><TSPService/>"));
  await expect(loading()).rejects.toThrow("its signature is wrong");
});
