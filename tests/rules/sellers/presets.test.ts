import { describe, expect, test } from "vitest";
import { checkIban } from "@/lib/kernel/identifiers/iban";
import { checkPartitaIva } from "@/lib/kernel/identifiers/partita-iva";
import { isRefusal } from "@/lib/kernel/refusal";
import { policySchema } from "@/lib/sellers/policy";
import { presets } from "@/prisma/seed/presets";

test("there are the five sellers of the acceptance table, each once", () => {
  expect(presets.map((preset) => preset.seller)).toEqual([
    "visura",
    "professionalmail",
    "infocert",
    "1pec",
    "sicurezzapostale",
  ]);
});

describe.each(presets)("$seller", (preset) => {
  const policy = policySchema.parse(preset);

  test("has invented bank details and VAT number whose check digits hold", () => {
    expect(isRefusal(checkPartitaIva(policy.brand.vatNumber ?? ""))).toBe(false);
    expect(isRefusal(checkIban(policy.money.transfer?.iban ?? ""))).toBe(false);
  });

  test("can be reached only at addresses that belong to nobody", () => {
    for (const address of [policy.brand.email, policy.brand.mailFrom]) expect(address).toMatch(/\.example$/);
    expect(policy.brand.phone).toMatch(/^\+39 000 000000\d$/);
    // 99999 is no bank's code.
    expect(policy.money.transfer?.iban.slice(5, 10)).toBe("99999");
  });

  test("sells every plan in some channel that can be paid, and renews what it sells but for trials", () => {
    for (const plan of policy.catalogue.plans) {
      for (const act of plan.trial ? (["activation"] as const) : (["activation", "renewal"] as const)) {
        const channels = policy.catalogue.prices
          .filter((price) => price.plan === plan.code && price.act === act)
          .flatMap((price) => price.channels);
        expect(channels.some((channel) => (policy.money.methods[channel] ?? []).length > 0)).toBe(true);
      }
    }
  });
});

test("Visura's published prices", () => {
  const { prices } = policySchema.parse(presets[0]).catalogue;
  const listed = prices.map((price) => [price.act, price.channels.join("+"), price.termMonths, price.amountCents]);
  expect(listed).toEqual([
    ["activation", "public", 24, 2000],
    ["activation", "account+sales", 24, 2000],
    ["activation", "paper", 24, 2500],
    ["activation", "agreement", 24, 1600],
    ["renewal", "public+account+paper+sales", 12, 1800],
    ["renewal", "public+account+paper+sales", 24, 3500],
    ["renewal", "public+account+paper+sales", 36, 5000],
    ["renewal", "agreement", 12, 1500],
    ["renewal", "agreement", 24, 2800],
    ["renewal", "agreement", 36, 3900],
  ]);
});
