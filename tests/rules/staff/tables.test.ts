import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { VIEW_LISTS, viewQuery } from "@/lib/staff/saved-view";

const DESK = "app/[seller]/(desk)/desk";
const pages = globSync("**/page.tsx", { cwd: DESK }).map((file) => ({
  list: file.replace(/\/?page\.tsx$/, ""),
  text: readFileSync(`${DESK}/${file}`, "utf8"),
}));

describe("every table of the desk that is searched", () => {
  const searched = pages.filter(({ text }) => text.includes("<SearchBar")).map(({ list }) => list);

  it("has views that are kept under a name; the bank's lines have fixed ones", () => {
    const without = searched.filter((list) => !VIEW_LISTS.some((known) => known === list));
    expect(without).toEqual(["estratti/righe"]);
  });

  it("leaves as a file; those who sign in, papers that wait and accounts are looked at here", () => {
    const without = pages.filter(({ list, text }) => searched.includes(list) && !text.includes("csvHref"));
    expect(without.map(({ list }) => list).sort()).toEqual(["carta", "costituende", "pagamenti/conti", "utenti"]);
  });

  it("shows its own views above itself", () => {
    for (const list of VIEW_LISTS)
      expect(pages.find((page) => page.list === list)?.text, list).toContain(
        `<ViewsOfTable viewer={viewer} list="${list}"`,
      );
  });
});

it("a view keeps nothing of what was just done", () => {
  expect(viewQuery({ state: "open", fatto: "1", codice: "OR1", vista: "x", page: "2" })).toBe("state=open");
});
