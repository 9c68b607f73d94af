import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readForm } from "@/lib/i18n/read-form";

const form = (...entries: [string, string][]) => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};

describe("a posted form", () => {
  it("nests dotted names, makes lists of numbered ones, keeps its key apart", () => {
    const data = form(
      ["idempotencyKey", "k1"],
      ["holder.name", "Ada"],
      ["holder.born.day", "1"],
      ["names.0", "a"],
      ["names.1", "b"],
      ["$ACTION_ID_1", ""],
    );
    expect(readForm(data)).toEqual({
      key: "k1",
      input: { holder: { name: "Ada", born: { day: "1" } }, names: ["a", "b"] },
    });
  });
  it("knows a box that was not ticked", () => {
    const data = form(["$boolean", "terms"], ["$boolean", "news.mail"], ["terms", "on"]);
    expect(readForm(data).input).toEqual({ terms: true, news: { mail: false } });
  });
  it("does not reach into prototypes", () => {
    const { input } = readForm(form(["__proto__.admin", "1"], ["constructor.prototype.admin", "1"], ["a", "1"]));
    expect(({} as { admin?: string }).admin).toBeUndefined();
    expect(input.admin).toBeUndefined();
    expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
  });
  it("answers anything with an object and never throws", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (entries) => {
        const { input } = readForm(form(...entries));
        expect(typeof input).toBe("object");
      }),
    );
  });
});
