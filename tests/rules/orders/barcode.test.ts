import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeCode } from "@/lib/kernel/codes";
import { code128, qrCode } from "@/lib/orders/pdf/barcode";

const codes = fc.integer({ min: 0, max: 2 ** 30 }).map((n) => makeCode("OR", n));
const size = { width: 220, height: 42 };

describe("the barcode of a form", () => {
  it("has its quiet zones, and bars in whole modules that nowhere touch", () => {
    fc.assert(
      fc.property(codes, (code) => {
        const bars = code128(code, size);
        const [first, last] = [bars[0]!, bars.at(-1)!];
        const module = first.width / 2; // every Code 128 begins with a bar of two modules
        expect(first.x).toBeCloseTo(10 * module, 6);
        expect(size.width - last.x - last.width).toBeCloseTo(10 * module, 6);
        for (const [i, bar] of bars.entries()) {
          const modules = bar.width / module;
          expect(modules).toBeCloseTo(Math.round(modules), 6);
          if (i > 0) expect(bar.x - bars[i - 1]!.x - bars[i - 1]!.width).toBeGreaterThan(module * 0.99);
        }
        // Start, one symbol a sign (or two digits), check, stop: never wider than the paper lets a reader see.
        expect(module).toBeGreaterThan(0.7);
      }),
    );
  });

  it("differs for every code", () => {
    fc.assert(
      fc.property(codes, codes, (one, other) => {
        fc.pre(one !== other);
        expect(code128(one, size)).not.toEqual(code128(other, size));
        expect(qrCode(one, 76)).not.toEqual(qrCode(other, 76));
      }),
      { numRuns: 20 },
    );
  });

  it("is a QR with its quiet zone too", () => {
    const squares = qrCode("OR0000017AB", 76);
    const module = squares[0]!.width;
    expect(Math.min(...squares.map(({ x }) => x))).toBeCloseTo(4 * module, 6);
    expect(Math.max(...squares.map(({ y }) => y)) + module).toBeLessThanOrEqual(76 - 4 * module + 1e-6);
  });
});
