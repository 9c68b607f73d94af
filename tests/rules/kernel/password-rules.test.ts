import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPassword, passwordFaults } from "@/lib/kernel/password-rules";
import { accessPolicy } from "@/lib/sellers/policy/access";

/** The rules of the acceptance table, row 3: what a policy says that says nothing. */
const PASSWORD_POLICY = accessPolicy.parse({}).password;

const codes = (password: string, userName = "mrossi") =>
  passwordFaults(password, { userName, policy: PASSWORD_POLICY }).map((each) => each.code);

describe("password rules", () => {
  it.each(["abcdefg1", "aab bcc1", "Pässword1", "corretto-cavallo-9"])("accepts %j", (password) =>
    expect(checkPassword(password, { userName: "mrossi", policy: PASSWORD_POLICY })).toBe(true),
  );

  it.each([
    ["abcdef1", ["password-too-short"]],
    ["👾👾a👾👾b1", ["password-too-short"]],
    ["abcdefgh", ["password-needs-letter-and-digit"]],
    ["12345678", ["password-needs-letter-and-digit"]],
    ["xMRossi99", ["password-contains-user-name"]],
    ["ｍｒｏｓｓｉ99x", ["password-contains-user-name"]],
    ["abccc123", ["password-repeats-character"]],
    [`${"ab1".repeat(66)}abc`, ["password-too-long"]],
    ["", ["password-too-short", "password-needs-letter-and-digit"]],
  ])("says what is wrong with %j", (password, expected) => expect(codes(password)).toEqual(expected));

  it("allows two in a row, two hundred characters, and names no user when there is none", () => {
    expect(codes("aabb1122")).toEqual([]);
    expect(codes("ab1".repeat(66))).toEqual([]);
    expect(codes("abcdefg1", "")).toEqual([]);
  });

  it("follows the seller's policy", () => {
    const policy = { minLength: 12, maxRun: 1, letterAndDigit: false, notContainingUserName: false };
    expect(passwordFaults("mrossi-mros", { userName: "mrossi", policy })).toEqual([
      { refused: true, code: "password-too-short", field: "password", params: { minimum: 12 } },
      { refused: true, code: "password-repeats-character", field: "password", params: { maximum: 1 } },
    ]);
  });

  it("never tells the password", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), (password) => {
        const [policy, userName] = [PASSWORD_POLICY, "mrossi"];
        for (const { params } of passwordFaults(password, { userName, policy })) {
          expect(Object.values(params ?? {}).every((value) => typeof value === "number")).toBe(true);
        }
      }),
    );
  });
});
