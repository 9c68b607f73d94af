import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { issueText } from "@/lib/i18n/issue-text";
import { inLocale, localeOr } from "@/lib/i18n/locales";
import { matching } from "@/lib/i18n/matching";
import { messages } from "@/lib/i18n/messages";
import { isRefusalCode, refusalText, type Translator } from "@/lib/i18n/refusal-text";

const translator = (extra: object = {}) =>
  createTranslator({ locale: "it", messages: { ...messages.it, ...extra } }) as unknown as Translator;

describe("the sentence of a refusal", () => {
  const t = translator({ demo: { refusals: { "name-taken": "Il nome {name} è occupato.", closed: "Chiuso." } } });
  it("comes from its namespace, with its parameters", () => {
    expect(refusalText(t, "demo", { code: "name-taken", params: { name: "ada" } })).toBe("Il nome ada è occupato.");
    expect(refusalText(t, "demo", { code: "closed" })).toBe("Chiuso.");
  });
  it("else from the shared ones", () => {
    expect(refusalText(t, "demo", { code: "not-allowed" })).toBe(messages.it.refusals["not-allowed"]);
  });
  it("else says the code in a general sentence", () => {
    expect(refusalText(t, "demo", { code: "never-heard" })).toContain("(never-heard)");
    expect(refusalText(t, "demo", { code: "__proto__" })).toContain("(__proto__)");
  });
  it("knows a code from a sentence", () => {
    expect([isRefusalCode("iban-invalid"), isRefusalCode("Not valid"), isRefusalCode("required")]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("the sentence of a fault in a form", () => {
  const t = translator({ demo: { refusals: { "iban-invalid": "L’IBAN non è valido." } } });
  const words = (schema: z.ZodType, value: unknown) => {
    const parsed = schema.safeParse(value, { error: (issue) => issueText(t, "demo", issue) });
    return parsed.success ? null : parsed.error.issues[0]?.message;
  };
  const field = messages.it.errors.field;

  it("says that a field is missing", () => {
    expect(words(z.strictObject({ name: z.string() }), {})).toBe(field.missing);
    expect(words(z.string().min(1), "")).toBe(field.missing);
    expect(words(z.email(), "")).toBe(field.missing);
    expect(words(z.enum(["a", "b"]), undefined)).toBe(field.missing);
  });
  it("says what is allowed", () => {
    expect(words(z.string().min(8), "abc")).toBe("Servono almeno 8 caratteri.");
    expect(words(z.string().max(2), "abc")).toBe("Sono ammessi al massimo 2 caratteri.");
    expect(words(z.int().max(5), 6)).toBe("Il valore massimo è 5.");
    expect(words(z.email(), "ada@")).toBe(field["not-email"]);
    expect(words(z.enum(["a", "b"]), "c")).toBe(field["not-chosen"]);
    expect(words(z.strictObject({}), { extra: 1 })).toBe(field.unknown);
    expect(words(z.iso.date(), "2026-13-40")).toBe(field["not-valid"]);
  });
  it("leaves a schema's own code to be looked up", () => {
    expect(
      words(
        z.string().refine(() => false, "iban-invalid"),
        "x",
      ),
    ).toBe("iban-invalid");
    expect(issueText(t, "demo", { code: "custom", message: "iban-invalid" })).toBe("L’IBAN non è valido.");
  });
});

describe("languages", () => {
  it("fall back to Italian", () => {
    expect([localeOr("en"), localeOr("de"), localeOr(undefined), localeOr("__proto__")]).toEqual([
      "en",
      "it",
      "it",
      "it",
    ]);
    expect(inLocale({ it: "Ciao", en: "Hello" }, "fr")).toBe("Ciao");
  });
});

describe("a search in the help", () => {
  const entries = ["Perché è scaduta?", "Come si rinnova la casella", "Rinnovo e perche"];
  const found = (query: string) => matching(entries, query, (entry) => entry);
  it("wants every word, whatever case and accents", () => {
    expect(found("PERCHE")).toEqual([entries[0], entries[2]]);
    expect(found("casella rinnova")).toEqual([entries[1]]);
    expect(found("  ")).toEqual(entries);
    expect(found("(.*")).toEqual([]);
  });
});
