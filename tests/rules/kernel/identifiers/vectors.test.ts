import { describe, expect, it } from "vitest";
import { checkCodiceFiscale } from "@/lib/kernel/identifiers/codice-fiscale";
import { checkPartitaIva } from "@/lib/kernel/identifiers/partita-iva";
import { isRefusal } from "@/lib/kernel/refusal";
import { oracle } from "@/tests/support/oracles";

type Vector = { value: string; valid: boolean; reason?: string | null };
const vectors =
  oracle<Record<"codice_fiscale" | "partita_iva" | `${string}_mutations`, Vector[]>>("identifiers/vectors.json");

/** Not "InvalidComponent": which of two faults is told first may differ. */
const CODES = { InvalidFormat: "malformed", InvalidChecksum: "check" };

describe.skipIf(!vectors)("identifiers as python-stdnum judges them", () => {
  const judged = (key: string): Vector[] => vectors?.[key as "partita_iva"] ?? [];

  it("have vectors in ../shared/oracles", () => {
    for (const key of ["codice_fiscale", "partita_iva"]) expect(judged(key).length).toBeGreaterThan(0);
  });

  it.each([...judged("codice_fiscale"), ...judged("codice_fiscale_mutations")])("codice fiscale $value", (vector) => {
    expectSame(checkCodiceFiscale(vector.value), vector);
  });

  it.each([...judged("partita_iva"), ...judged("partita_iva_mutations")])("partita IVA $value", (vector) => {
    expectSame(checkPartitaIva(vector.value), vector);
  });
});

function expectSame(outcome: ReturnType<typeof checkCodiceFiscale | typeof checkPartitaIva>, vector: Vector) {
  if (vector.valid) return expect(outcome).toBe(vector.value);
  expect(isRefusal(outcome)).toBe(true);
  const reason = CODES[vector.reason as keyof typeof CODES];
  if (isRefusal(outcome) && reason) expect(outcome.code).toContain(reason);
}
