import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefusal } from "@/lib/kernel/refusal";
import { objectIn } from "@/lib/sellers/draft-text";
import { readJson } from "@/lib/sellers/policy-json";

const faultOf = (text: string) => {
  const read = readJson(text);
  return "fault" in read ? read.fault : null;
};

describe("where a text stops being JSON", () => {
  test.each([
    ['{"a": x}', 1, 7],
    ['{"a": 1,\n "b": }', 2, 7],
    ['{"a":1', 1, 7],
    ['{"a":"x\ny"}', 1, 8],
    ["[1,2,]", 1, 6],
    ['{"a":1}}', 1, 8],
    ["{a:1}", 1, 2],
    ["", 1, 1],
    ['"abc', 1, 5],
    ['{"a":1 "b":2}', 1, 8],
    ['{"a": 01}', 1, 8],
    ['\uFEFF{"a": [1, 2,\n3 4]}', 2, 3],
    [`{"seller":"${"x".repeat(5000)}",\n"b":\n  ?}`, 3, 3],
  ])("%#", (text, line, column) => {
    expect(faultOf(text)).toMatchObject({ line, column });
  });

  test("something strange put anywhere outside a word is found at its place", () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3, stringUnit: fc.constantFrom("a", "b") }), fc.nat(), (value, n) => {
        const text = JSON.stringify(value, null, 1);
        const at = n % (text.length + 1);
        // In a word the strange sign would be a letter like any other.
        fc.pre((text.slice(0, at).match(/"/g) ?? []).length % 2 === 0);
        const spoilt = `${text.slice(0, at)}§${text.slice(at)}`;
        const before = spoilt.slice(0, at).split("\n");
        expect(faultOf(spoilt)).toMatchObject({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
      }),
    ));

  test("JSON is read, with or without a byte order mark", () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom("", "\uFEFF"), (value, mark) => {
        expect(readJson(mark + JSON.stringify(value))).toEqual({ value: JSON.parse(JSON.stringify(value)) });
      }),
    ));
});

describe("what a draft may be", () => {
  test.each([
    ["{", "json-wrong"],
    ["[]", "json-not-object"],
    ["null", "json-not-object"],
    ["7", "json-not-object"],
    ['{"a":"\\u0000"}', "json-not-plain"],
    ['{"a":{"b":["\\ud800"]}}', "json-not-plain"],
    [`{"a":"${"x".repeat(600_000)}"}`, "json-too-large"],
  ])("%.20s… is refused: %s", (text, code) => {
    expect(objectIn(text, "value")).toMatchObject({ refused: true, code, field: "value" });
  });

  test("any other object is kept as it is", () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/\\u(0000|d[89a-f])/i.test(text));
        const kept = objectIn(text, "value");
        expect(isRefusal(kept)).toBe(false);
        expect(JSON.stringify(kept)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    ));
});
