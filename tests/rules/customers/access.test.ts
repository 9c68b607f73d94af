import fc from "fast-check";
import { generateSync } from "otplib";
import { describe, expect, it } from "vitest";
import { passwordAge } from "@/lib/customers/password-age";
import { newRecoveryCodes, normalRecoveryCode } from "@/lib/customers/recovery-code";
import { checkAnswer, normalAnswer } from "@/lib/customers/security-answer";
import { afterSignIn } from "@/lib/customers/sign-in-pages";
import { nextPending, PENDING } from "@/lib/customers/sign-in-steps";
import { newTotpSecret, stepOfCode, totpAddress } from "@/lib/customers/totp";
import { addDays, addMonths, day } from "@/lib/kernel/day";

describe("the age of a password", () => {
  const policy = { passwordMonths: 12, adviceMonths: 6 };
  it.each([
    ["2026-01-31", "2026-07-30", "fresh"],
    ["2026-01-31", "2026-07-31", "advised"],
    ["2026-08-31", "2027-02-28", "advised"],
    ["2026-01-31", "2027-01-30", "advised"],
    ["2026-01-31", "2027-01-31", "expired"],
    ["2024-02-29", "2025-02-28", "expired"],
  ])("set on %s is on %s %s", (setOn, on, age) => expect(passwordAge(policy, day(setOn), day(on))).toBe(age));

  it("never grows younger, and never expires where the policy says nothing", () => {
    const order = ["fresh", "advised", "expired"];
    fc.assert(
      fc.property(fc.nat(4000), fc.nat(2000), fc.nat(2000), (start, a, b) => {
        const setOn = addDays(day("2020-01-01"), start);
        const [early, late] = [addDays(setOn, Math.min(a, b)), addDays(setOn, Math.max(a, b))];
        const rank = (on: typeof early) => order.indexOf(passwordAge(policy, setOn, on));
        expect(rank(early)).toBeLessThanOrEqual(rank(late));
        expect(passwordAge({}, setOn, addMonths(late, 600))).toBe("fresh");
      }),
    );
  });
});

describe("what is left after the password", () => {
  const standing = fc.record({ staff: fc.boolean(), hasSecondFactor: fc.boolean(), passwordExpired: fc.boolean() });
  const policy = fc.record({ twoFactor: fc.constantFrom("off" as const, "optional" as const, "required" as const) });

  it("lets in nobody of the staff without a second factor, and nobody with one without a code", () => {
    fc.assert(
      fc.property(policy, standing, fc.boolean(), (access, who, proved) => {
        const left = nextPending(access, who, { proved });
        if (left !== null) return;
        expect(who.passwordExpired).toBe(false);
        if (who.staff || access.twoFactor === "required") expect(who.hasSecondFactor).toBe(true);
        if (who.hasSecondFactor) expect(proved).toBe(true);
      }),
    );
  });

  it("comes to an end, each thing once", () => {
    fc.assert(
      fc.property(policy, standing, (access, who) => {
        const done: string[] = [];
        let [now, proved] = [who, false];
        for (let left = nextPending(access, now, { proved }); left; left = nextPending(access, now, { proved })) {
          expect(done).not.toContain(left);
          done.push(left);
          if (left !== "password") proved = true;
          if (left === "enrol") now = { ...now, hasSecondFactor: true };
          if (left === "password") now = { ...now, passwordExpired: false };
        }
        expect(done.length).toBeLessThanOrEqual(PENDING.length);
      }),
    );
  });

  it("keeps where it was meant to lead, and leads nowhere else", () => {
    expect(afterSignIn("demo", { pending: "code", staff: true }, "/demo/desk")).toBe(
      "/demo/accedi/codice?next=%2Fdemo%2Fdesk",
    );
    expect(afterSignIn("demo", { pending: null, staff: true }, "//evil.example")).toBe("/demo/desk");
    expect(afterSignIn("demo", { pending: "enrol", staff: true }, "https://evil.example")).toBe("/demo/accedi/attiva");
  });
});

describe("a code of an authenticator app", () => {
  const secret = newTotpSecret();
  const atMs = Date.UTC(2026, 10, 22, 12, 0, 7);
  const shown = (ms: number) => generateSync({ secret, epoch: Math.floor(ms / 1000) });

  it("is as RFC 6238 has it", () => {
    // Appendix B, the last six of the eight digits for SHA-1.
    const rfc = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    expect(stepOfCode("287082", rfc, { atMs: 59_000, lastStep: 0 })).toBe(1);
    expect(stepOfCode("081804", rfc, { atMs: 1_111_111_109_000, lastStep: 0 })).toBe(37037036);
  });

  it("is taken a half minute early or late, never twice, never one before the last", () => {
    const step = Math.floor(atMs / 30_000);
    for (const shift of [-1, 0, 1])
      expect(stepOfCode(shown(atMs + shift * 30_000), secret, { atMs, lastStep: 0 })).toBe(step + shift);
    for (const shift of [-3, -2, 2, 3])
      expect(stepOfCode(shown(atMs + shift * 30_000), secret, { atMs, lastStep: 0 })).toBeNull();
    expect(stepOfCode(shown(atMs), secret, { atMs, lastStep: step })).toBeNull();
    expect(stepOfCode(shown(atMs - 30_000), secret, { atMs, lastStep: step })).toBeNull();
    expect(stepOfCode(shown(atMs + 30_000), secret, { atMs, lastStep: step })).toBe(step + 1);
  });

  it("is six digits and nothing else, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        if (!/^\d{6}$/.test(typed)) expect(stepOfCode(typed, secret, { atMs, lastStep: 0 })).toBeNull();
      }),
    );
  });

  it("is shown by the app under the seller's and the user's name", () => {
    const address = new URL(totpAddress("Bottega PEC", "ada.prova", secret));
    expect([address.protocol, address.searchParams.get("secret"), address.searchParams.get("issuer")]).toEqual([
      "otpauth:",
      secret,
      "Bottega PEC",
    ]);
    expect(decodeURIComponent(address.pathname)).toContain("ada.prova");
  });
});

describe("recovery codes", () => {
  it("are ten different ones, read as they are written, however they are typed", () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
      const normal = code.replace("-", "");
      for (const typed of [code, code.toLowerCase(), ` ${normal} `, code.split("").join(" ")])
        expect(normalRecoveryCode(typed)).toBe(normal);
    }
    expect(normalRecoveryCode("oooii-llaaa")).toBe("0001111AAA");
    for (const wrong of ["", "12345", "ABCDE-FGHJU", "ABCDE-FGHJKM"]) expect(normalRecoveryCode(wrong)).toBeNull();
  });
});

describe("the answer to a security question", () => {
  it("is the same with and without accents, capitals, spaces and full stops", () => {
    expect(normalAnswer("  Via Santa   Maria, 12 – Forlì ")).toBe(normalAnswer("via santamaria 12 forli"));
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(normalAnswer(normalAnswer(text))).toBe(normalAnswer(text));
      }),
    );
  });

  it("is not too short and not in the question", () => {
    expect(checkAnswer("In che via?", "a. b")).toMatchObject({ code: "answer-too-short", field: "answer" });
    expect(checkAnswer("Il mio cane si chiama Fido?", "fìdo")).toMatchObject({ code: "answer-in-question" });
    expect(checkAnswer("Come si chiama il cane?", "Fido")).toBe("fido");
  });
});
