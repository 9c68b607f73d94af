import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { GONE, hubOf, hubPlaces, liteDomains, litePromisedBy, liteState, placesOf } from "@/lib/mailboxes/hub";
import { judgeLites } from "@/lib/mailboxes/hub-lines";
import type { MailboxState } from "@/lib/mailboxes/mailbox";
import { demoPolicy } from "@/tests/support/policy";

const both = (text: string) => ({ it: text, en: text });
const sold = { maxBlocks: 100, prices: [{ per: "once" as const, channels: ["account" as const], amountCents: 1 }] };
const policy = demoPolicy("demo", (draft) => {
  draft.catalogue.addOns = [
    { ...sold, code: "lite", name: both("L"), description: both("L"), unit: "lite-mailboxes", block: 10 },
    { ...sold, code: "more", name: both("W"), description: both("W"), unit: "watched-mailboxes", block: 10 },
  ];
  Object.assign(draft.catalogue.plans[0]!, { addOns: ["lite", "more"], hub: { watched: 50 } });
  draft.service.promises = { acts: { "lite-mailbox": { workingHours: 24, clock: "elapsed" } } };
});
const lite = (blocks: number, state: "ordered" | "active" | "ended" = "active") => ({
  code: "lite",
  blocks,
  unit: "lite-mailboxes",
  units: 10 * blocks,
  state,
});

describe("the places of a HUB", () => {
  it("are its plan's and its blocks', as soon as the provider knows of them", () => {
    const more = { code: "more", blocks: 2, unit: "watched-mailboxes", units: 20, state: "active" as const };
    const held = [lite(1), lite(3, "ordered"), lite(5, "ended"), more];
    expect(hubPlaces(policy, "base", held, { watched: 1, lite: 4 })).toEqual({
      watched: { bought: 70, used: 1, free: 69 },
      lite: { bought: 10, used: 4, free: 6 },
    });
    expect(placesOf(10, 12).free).toBe(0);
  });

  it("belong to plans that are a HUB, in their domain or any of the seller's", () => {
    expect(hubOf(policy, "base")).toEqual({ watched: 50, litePlan: "lite" });
    expect(hubOf(policy, "plus")).toBeFalsy();
    expect(liteDomains(policy, "base")).toEqual(policy.names.domains);
  });

  it("promises a Lite mailbox within a day, and says when its password is no longer known", () => {
    const asked = Temporal.Instant.from("2026-11-21T20:00:00Z");
    expect(litePromisedBy(policy, asked)?.toString()).toBe("2026-11-22T20:00:00Z");
    expect(litePromisedBy(demoPolicy(), asked)).toBeNull();
    expect(liteState("active", "wrong-password")).toBe("wrong-password");
    expect(liteState("suspended", "wrong-password")).toBe("suspended");
    expect(liteState("active", undefined)).toBe("active");
  });
});

type Act =
  | { kind: "buy"; blocks: number }
  | { kind: "activate"; names: string[] }
  | { kind: "made" | "lost" | "close"; which: number };

const names = fc.array(
  fc.integer({ min: 0, max: 60 }).map((n) => `casella.${n}`),
  { minLength: 1, maxLength: 25 },
);
const which = fc.nat({ max: 200 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant("buy" as const), blocks: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ kind: fc.constant("activate" as const), names }),
  fc.record({ kind: fc.constantFrom("made" as const, "lost" as const, "close" as const), which }),
);

describe("Lite mailboxes", () => {
  it("are never more than bought, nor two of one name, whatever is bought, loaded, made, lost and closed", () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const has = new Map<string, MailboxState>();
        let blocks = 0;
        for (const each of acts) {
          const used = [...has.values()].filter((state) => !GONE.includes(state)).length;
          const held = blocks > 0 ? [lite(blocks)] : [];
          const { free } = hubPlaces(policy, "base", held, { watched: 0, lite: used }).lite;
          if (each.kind === "buy") blocks += each.blocks;
          else if (each.kind === "activate") load(each.names, has, free);
          else step(has, each);
          const now = [...has.values()].filter((state) => !GONE.includes(state)).length;
          expect(now).toBeLessThanOrEqual(10 * blocks);
        }
      }),
    );
  });
});

function load(wanted: string[], has: Map<string, MailboxState>, free: number) {
  const lines = wanted.map((name, i) => ({ line: i + 2, cells: { name, email: "", note: "" } }));
  const known = { there: new Set(has.keys()), free, domains: ["pec.demo.example"] };
  const judged = judgeLites(lines, known);
  expect(judged.map(({ line }) => line)).toEqual(lines.map(({ line }) => line));
  for (const { verdict, label } of judged) {
    if (verdict !== "ok") continue;
    expect(has.has(label)).toBe(false);
    has.set(label, "provisioning");
  }
  // The same file once more, corrected or not, doubles nothing.
  const again = judgeLites(lines, { ...known, there: new Set(has.keys()), free: 0 });
  expect(again.filter(({ verdict }) => verdict === "ok")).toEqual([]);
}

function step(has: Map<string, MailboxState>, { kind, which }: { kind: "made" | "lost" | "close"; which: number }) {
  const [name] = [...has.keys()].slice(which % Math.max(1, has.size));
  if (!name) return;
  const state = has.get(name);
  if (kind === "made" && state === "provisioning") has.set(name, "active");
  if (kind === "lost" && state === "provisioning") has.set(name, "provisioning_failed");
  if (kind === "close" && state === "active") has.set(name, "revoked");
}
