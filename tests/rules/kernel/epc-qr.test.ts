import { describe, expect, it } from "vitest";
import { epcQrPayload } from "@/lib/kernel/epc-qr";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { oracle } from "@/tests/support/oracles";

type Input = {
  name: string;
  iban: string;
  amount: string;
  text?: string;
  reference?: string;
  bic?: string;
  purpose?: string;
};
const vectors = oracle<{ good: { input: Input; payload: string }[]; bad: { input: Input }[] }>(
  "epcqr/vectors.segno.json",
);

const transferOf = ({ name, amount, text, ...rest }: Input) => ({
  ...rest,
  beneficiary: name,
  amountCents: Math.round(Number(amount) * 100),
  ...(text === undefined ? {} : { remittance: text }),
});

describe.skipIf(!vectors)("EPC QR as segno writes it", () => {
  it("has vectors in ../shared/oracles", () => expect(vectors?.good.length).toBeGreaterThan(0));

  it.each(vectors?.good ?? [])("$input.amount to $input.name", ({ input, payload }) => {
    expect(epcQrPayload(transferOf(input))).toBe(payload);
  });

  it.each(vectors?.bad ?? [])("refuses $input.amount $input.reference", ({ input }) => {
    expect(isRefusal(epcQrPayload(transferOf(input)))).toBe(true);
  });
});

describe("EPC QR", () => {
  const transfer = {
    beneficiary: "Negozio S.r.l.",
    iban: "IT60X0542811101000000123456",
    amountCents: 4270,
    remittance: "AB1",
  };

  it("writes what a banking program reads", () => {
    expect(epcQrPayload(transfer)).toBe(
      "BCD\n002\n1\nSCT\n\nNegozio S.r.l.\nIT60X0542811101000000123456\nEUR42.7\n\n\nAB1",
    );
    expect(epcQrPayload({ ...transfer, amountCents: 4207 })).toContain("\nEUR42.07\n");
  });

  it.each([
    ["epc-iban", { iban: "IT61X0542811101000000123456" }],
    ["epc-beneficiary", { beneficiary: "A\nB" }],
    ["epc-bic", { bic: "SHORT" }],
    ["epc-amount", { amountCents: 0.5 }],
    ["epc-amount", { amountCents: -1 }],
    ["epc-purpose", { purpose: "toolong" }],
    ["epc-remittance", { remittance: "" }],
    ["epc-remittance", { remittance: "a\nb" }],
    ["epc-remittance", { remittance: "€".repeat(140) }],
  ])("refuses with %s: %o", (code, change) => {
    expect(epcQrPayload({ ...transfer, ...change })).toEqual(refuse(code));
  });
});
