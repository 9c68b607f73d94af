import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FactsOf, renderMail, TEMPLATE_NAMES, type TemplateName } from "@/lib/mail";
import { brand, samples } from "./samples";

const KEEP = new Set([
  "method",
  "missing",
  "document",
  "security",
  "expiresOn",
  "linkUntil",
  "newExpiry",
  "closesOn",
  "receivedOn",
  "issuedOn",
  "event",
  "stage",
  "day",
  "occasion",
  "until",
  "state",
  "dueOn",
  "endsOn",
]);

/** Words of a list in one mail, free text in another. */
const KEEP_IN: Partial<Record<TemplateName, string[]>> = {
  "payment-report": ["reason"],
  "refund-made": ["to"],
  "money-kept": ["why"],
  "renewals-left-out": ["why"],
  "agreement-ends": ["afterEnd"],
};

/** The same facts with every free text replaced. */
function poisoned<T>(name: TemplateName, facts: T, poison: string): T {
  const walk = (value: unknown, key = ""): unknown => {
    if (KEEP.has(key) || KEEP_IN[name]?.includes(key)) return value;
    if (typeof value === "string") return poison;
    if (Array.isArray(value)) return value.map((each) => walk(each, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each, name)]));
  };
  return walk(facts) as T;
}

const render = <N extends TemplateName>(name: N, poison: string) =>
  renderMail(name, poisoned<FactsOf<N>>(name, samples[name], poison), {
    locale: "it",
    brand: { ...brand, name: poison, legalName: poison, address: poison },
  });

const tagsOf = (html: string) =>
  (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/(href|style)="[^"]*"/g, "$1"));

const attacks = fc.constantFrom(
  `"><script>alert(1)</script>`,
  `' onmouseover='alert(1)`,
  `</title></head><body onload=x>`,
  "javascript:alert(1)",
  "data:text/html,<b>x</b>",
  `https://evil.example/"onclick="x`,
  "a\r\nBcc: victim@example.org",
  "a\nSubject: x",
  "\u2028\u2029\u0000\u202e",
  "{name} {n, plural, other {#}} <b>x</b>",
  "<!--",
  "&lt;img src=x onerror=y&gt;",
);
const hostile = fc.oneof(
  attacks,
  fc.string({ unit: "binary" }),
  fc.tuple(fc.string(), attacks, fc.string()).map((all) => all.join("")),
);

describe.each(TEMPLATE_NAMES)("hostile facts in %s", (name) => {
  const plainTags = new Set(tagsOf(render(name, "x").html).map((tag) => tag));

  it("stay inert: no tag of theirs, no header line, no foreign link", () => {
    fc.assert(
      fc.property(hostile, (poison) => {
        const { subject, text, html } = render(name, poison);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not be there
        expect(subject).not.toMatch(/[\u0000-\u001f\u007f\u2028\u2029]/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not be there
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
        for (const tag of tagsOf(html))
          expect(plainTags.has(tag) || tag === "<a href style>" || /^<\/?(a|p|br|li)( style)?>$/.test(tag)).toBe(true);
        for (const [, href = ""] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https?:/);
      }),
      { numRuns: 60 },
    );
  });
});

it("a subject is never endless", () => {
  expect(render("invoice-issued", "x".repeat(5000)).subject.length).toBeLessThanOrEqual(150);
});
