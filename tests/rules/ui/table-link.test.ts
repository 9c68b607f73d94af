import { describe, expect, it } from "vitest";
import { sortOf, tableLink } from "@/components/ui/table-link";

describe("a table's link", () => {
  const params = { q: "ada & co", state: "active", page: "3", sort: "-expiry" };
  it("keeps what it said and goes back to the first page", () => {
    expect(tableLink("/desk", params, { state: undefined })).toBe("/desk?q=ada+%26+co&sort=-expiry");
  });
  it("changes only the page when only the page changes", () => {
    expect(tableLink("/desk", params, { page: "4" })).toBe("/desk?q=ada+%26+co&state=active&page=4&sort=-expiry");
  });
  it("is the bare path when nothing is said", () => {
    expect(tableLink("/desk", { q: "" }, {})).toBe("/desk");
  });
  it("says the order", () => {
    expect([sortOf({}), sortOf({ sort: "name" }), sortOf(params)]).toEqual([
      null,
      { column: "name", descending: false },
      { column: "expiry", descending: true },
    ]);
  });
});
