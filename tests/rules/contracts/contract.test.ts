import { describe, expect, test } from "vitest";
import { canonicalJson, contentHash, contractContent } from "@/lib/contracts/contract";
import { contractPdf } from "@/lib/contracts/pdf/contract-pdf";
import { day } from "@/lib/kernel/day";
import { aContract, printedText } from "../../support/contracts";

describe("the hash of what a contract says", () => {
  test("is the same however its parts were put together", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "x" }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}');
    const content = contractContent(aContract());
    const turned = Object.fromEntries(Object.entries(content).reverse()) as typeof content;
    expect(contentHash(turned)).toBe(contentHash(content));
  });

  test("changes with anything the contract says", () => {
    const base = contentHash(contractContent(aContract()));
    const others = [
      aContract({ localParts: ["uno", "due"] }),
      aContract({ localParts: ["due", "uno", "tre"] }),
      aContract({ termMonths: 12 }),
      aContract({ locale: "en" }),
      aContract({ domain: "legal.demo.example" }),
    ].map((source) => contentHash(contractContent(source)));
    expect(new Set([base, ...others]).size).toBe(others.length + 1);
  });
});

describe("the printed contract", () => {
  const drawnOn = day("2026-11-21");
  const print = (source = aContract()) => {
    const content = contractContent(source);
    return contractPdf({ content, version: 2, drawnOn, contentHash: contentHash(content) });
  };

  test("says who, what, the names in order, the clauses, and its hash on every page", async () => {
    const clauses = Array.from({ length: 60 }, (_, n) => ({
      title: `Clausola numero ${n}`,
      text: "Testo della clausola. ".repeat(12),
    }));
    const source = aContract({}, (policy) => {
      policy.identity.contract.clauses = clauses.map(({ title, text }) => ({
        title: { it: title, en: title },
        text: { it: text, en: text },
      }));
    });
    const pages = await printedText(await print(source));
    expect(pages.length).toBeGreaterThan(2);
    const whole = pages.join(" ");
    for (const words of [
      "Demo PEC S.r.l.",
      "Prova Esempio",
      "SMPPRV80A01H501H",
      "1. uno@pec.demo.example",
      "2. due@pec.demo.example",
      "24 mesi",
      "Clausola numero 59",
      "Firma di Prova Esempio",
      "24,40",
      "21/11/2026",
      "Versione 2",
    ]) {
      expect(whole).toContain(words);
    }
    const hash = contentHash(contractContent(source));
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(hash);
      expect(page).toContain(`Pagina ${index + 1} di ${pages.length}`);
    }
  });

  test("can write every name of Europe", async () => {
    const source = aContract({ holder: { firstName: "Ernő Şerban", lastName: "Żółć-Dvořák Ivanić" } });
    expect((await printedText(await print(source))).join(" ")).toContain("Ernő Şerban Żółć-Dvořák Ivanić");
  });

  test("is the same file when it says the same on the same day", async () => {
    expect((await print()).equals(await print())).toBe(true);
  });
});
