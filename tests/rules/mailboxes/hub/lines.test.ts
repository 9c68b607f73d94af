import { describe, expect, it } from "vitest";
import { readTable } from "@/lib/kernel/csv";
import { judgeLites, judgeWatches, LITE_COLUMNS, WATCH_COLUMNS } from "@/lib/mailboxes/hub-lines";

const lites = (text: string, free = 10, there: string[] = []) => {
  const lines = readTable(Buffer.from(text), LITE_COLUMNS, 100);
  if ("refused" in lines) throw new Error(lines.code);
  return judgeLites(lines, { there: new Set(there), free, domains: ["pec.example.it", "legal.example.it"] });
};
const watches = (text: string, free = 10, there: string[] = []) => {
  const lines = readTable(Buffer.from(text), WATCH_COLUMNS, 100);
  if ("refused" in lines) throw new Error(lines.code);
  return judgeWatches(lines, { there: new Set(there), free });
};
const short = (lines: { line: number; verdict: string; reason?: string }[]) =>
  lines.map(({ line, verdict, reason }) => [line, reason ?? verdict]);

describe("a file of Lite mailboxes", () => {
  it("has each line judged, with the number it has in the file", () => {
    const text = [
      "Casella;E-mail;A chi serve",
      "acquisti;uno@example.com;Ufficio acquisti",
      "Vendite@legal.example.it;;",
      ";due@example.com;",
      "acquisti;;",
      "altro@pec.altri.it;;",
      "posta.uno;non un indirizzo;",
      "gia.mia;;",
    ].join("\n");
    expect(short(lites(text, 10, ["gia.mia@pec.example.it"]))).toEqual([
      [2, "ok"],
      [3, "ok"],
      [4, "name-empty"],
      [5, "line-repeated"],
      [6, "lite-domain"],
      [7, "line-email"],
      [8, "there"],
    ]);
    expect(lites(text)[1]).toMatchObject({ value: { name: "vendite", domain: "legal.example.it" } });
  });

  it("goes as far as the places do", () => {
    const lines = lites("nome\nuno\ndue\ntre", 2);
    expect(short(lines)).toEqual([
      [2, "ok"],
      [3, "ok"],
      [4, "no-place"],
    ]);
  });
});

describe("a file of mailboxes to watch", () => {
  it("asks address, user-id and password of each", () => {
    const text = [
      "Indirizzo,User-id,Password",
      "Uno@pec.example.it,hms 1,segreta",
      "due@pec.example.it,,segreta",
      "tre@pec.example.it,HMS3,",
      "quattro,HMS4,segreta",
      "cinque@pec.example.it,HMS5,segreta",
    ].join("\r\n");
    expect(short(watches(text, 10, ["cinque@pec.example.it"]))).toEqual([
      [2, "ok"],
      [3, "line-userCode"],
      [4, "line-password"],
      [5, "line-address"],
      [6, "there"],
    ]);
    expect(watches(text)[0]).toMatchObject({ value: { address: "uno@pec.example.it", userCode: "HMS1" } });
    expect(short(watches(text, 0))[0]).toEqual([2, "no-place"]);
  });
});
