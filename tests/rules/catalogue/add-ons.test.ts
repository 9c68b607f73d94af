import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addOnOffer, addOnsSold } from "@/lib/catalogue/add-ons";
import { day } from "@/lib/kernel/day";
import { totalsOf } from "@/lib/kernel/money";
import type { PolicyInput } from "@/lib/sellers/policy";
import { demoPolicy } from "@/tests/support/policy";

const both = (text: string) => ({ it: text, en: text });
type AddOnInput = NonNullable<PolicyInput["catalogue"]["addOns"]>[number];
const space: AddOnInput = {
  code: "space",
  name: both("Spazio aggiuntivo"),
  description: both("Più posta"),
  unit: "inbox-gb",
  maxBlocks: 20,
  prices: [{ per: "month", channels: ["account"], amountCents: 50 }],
};
const sends: AddOnInput = {
  code: "sends",
  name: both("Invii"),
  description: both("Altri invii"),
  unit: "sends",
  block: 3,
  maxBlocks: 10,
  renewsWithMailbox: false,
  prices: [{ per: "once", channels: ["account"], amountCents: 360, vatIncluded: true }],
};
const policy = demoPolicy("demo", (draft) => {
  draft.catalogue.addOns = [space, sends];
  draft.catalogue.plans[0]!.addOns = ["space", "sends"];
});
const sale = { plan: "base", channel: "account" as const, on: day("2026-11-21") };
const offer = (code: string, blocks: number, stretch = { termMonths: 12 } as Parameters<typeof addOnOffer>[3]) => {
  const made = addOnOffer(policy, { code, blocks }, sale, stretch);
  if ("refused" in made) throw new Error(made.code);
  return made;
};

describe("what an add-on costs", () => {
  it("by the month: for the whole term, times its blocks", () => {
    expect(offer("space", 3).price).toMatchObject({ netCents: 1800, vatCents: 396, totalCents: 2196 });
    expect(offer("space", 3).line.description).toBe("Spazio aggiuntivo, 3 GB");
  });

  it("for the days still to come when bought later, to the cent", () => {
    expect(offer("space", 1, { termMonths: 12, part: { days: 100, of: 365 } }).price.netCents).toBe(164);
  });

  it("by the piece: whole, with VAT inside, at any time", () => {
    const { price, line } = offer("sends", 2, { termMonths: 12, part: { days: 1, of: 365 } });
    expect(price.totalCents).toBe(720);
    expect(totalsOf([line]).totalCents).toBe(720);
    expect(line.description).toBe("Invii, 6 invii");
  });

  it("never more than the whole, never less for more days, and nothing is lost in the sum", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 364 }), (blocks, days) => {
        const cost = (n: number) => offer("space", blocks, { termMonths: 12, part: { days: n, of: 365 } }).price;
        expect(cost(days).netCents).toBeLessThanOrEqual(cost(days + 1).netCents);
        expect(cost(365).netCents).toBe(offer("space", blocks).price.netCents);
        const { netCents, vatCents, totalCents } = cost(days);
        expect(netCents + vatCents).toBe(totalCents);
      }),
    );
  });

  it("in the price of the day and the channel", () => {
    expect(addOnsSold(policy, { ...sale, channel: "public" }, 12)).toEqual([]);
    const dated = demoPolicy("demo", (draft) => {
      draft.catalogue.plans[0]!.addOns = ["space"];
      draft.catalogue.addOns = [
        {
          ...space,
          prices: [
            { per: "term", channels: ["account"], amountCents: 100 },
            { per: "term", channels: ["account"], amountCents: 200, validFrom: "2026-12-01" },
            { per: "term", channels: ["account"], amountCents: 900, termMonths: 24 },
          ],
        },
      ];
    });
    const cost = (on: string, termMonths: number) => {
      const made = addOnOffer(dated, { code: "space", blocks: 1 }, { ...sale, on: day(on) }, { termMonths });
      return "refused" in made ? made.code : made.price.netCents;
    };
    expect([cost("2026-11-30", 12), cost("2026-12-01", 12), cost("2026-12-01", 24)]).toEqual([100, 200, 900]);
  });
});

it.each([
  ["space", 0, "add-on-blocks"],
  ["space", 21, "add-on-blocks"],
  ["space", 1.5, "add-on-blocks"],
  ["space", Number.NaN, "add-on-blocks"],
  ["elsewhere", 1, "add-on-not-sold"],
])("%s × %d is refused: %s", (code, blocks, refusal) => {
  expect(addOnOffer(policy, { code, blocks }, sale, { termMonths: 12 })).toMatchObject({
    refused: true,
    code: refusal,
  });
});
