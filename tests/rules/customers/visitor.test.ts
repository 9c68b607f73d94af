import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slowness } from "@/lib/customers/exchanges/sign-in-limits";
import { ownPath } from "@/lib/customers/own-path";
import { checkUserName, normalLogin } from "@/lib/customers/user-name";
import { isRefusal } from "@/lib/kernel/refusal";
import { networkOf } from "@/lib/platform/visitor";

describe("the network of an address", () => {
  test.each([
    ["203.0.113.9", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    [" 203.0.113.9", "203.0.113.9"],
    ["2001:db8:0:1::5", "2001:db8:0:1::/64"],
    ["2001:DB8:0:0001:aaaa:bbbb:cccc:dddd", "2001:db8:0:1::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["", ""],
  ])("%s is %s", (address, network) => expect(networkOf(address)).toBe(network));

  test("of IPv6 is one however the last half is written", () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((n) => n.toString(16));
    const half = fc.array(group, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(half, half, half, (front, a, b) => {
        expect(networkOf([...front, ...a].join(":"))).toBe(networkOf([...front, ...b].join(":")));
      }),
    );
  });

  test("never throws and stays short", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => networkOf(text).length <= 64));
  });
});

describe("where to go after signing in", () => {
  test.each([
    ["/demo", "/demo"],
    ["/demo/caselle?stato=attive", "/demo/caselle?stato=attive"],
    ["/demo/../demo/ordini", "/demo/ordini"],
  ])("%s is a page of the seller", (path, kept) => expect(ownPath("demo", path)).toBe(kept));

  test.each([
    undefined,
    "",
    "/",
    "/other/caselle",
    "/demolition",
    "/demo/../other",
    "/demo/%2e%2e/other",
    "//evil.example/demo",
    "/\\evil.example/demo",
    "/\t/evil.example",
    "https://evil.example/demo",
    "javascript:alert(1)",
    "demo/caselle",
  ])("%s is not", (path) => expect(ownPath("demo", path)).toBeNull());
});

describe("user names", () => {
  test.each([
    ["Anna.Prova", "anna.prova"],
    ["ａｎｎａ", "anna"],
    [" a_1-b ", "a_1-b"],
  ])("%s is kept as %s", (typed, kept) => expect(checkUserName(typed)).toBe(kept));

  test.each(["ab", ".anna", "anna@posta", "an na", "annà", "a".repeat(61), "anna\u0000"])("%s is refused", (typed) =>
    expect(isRefusal(checkUserName(typed))).toBe(true),
  );

  test("what is kept is found again by what was typed", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3, maxLength: 20 }), (typed) => {
        const kept = checkUserName(typed);
        if (!isRefusal(kept)) expect(normalLogin(typed.toUpperCase())).toBe(kept);
      }),
    );
  });
});

test("answers slow down from the eleventh wrong password and stop at two seconds", () => {
  expect([1, 10, 11, 12, 15, 16, 1000].map(slowness)).toEqual([0, 0, 100, 200, 1600, 2000, 2000]);
});
