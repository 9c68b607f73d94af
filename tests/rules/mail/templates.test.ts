import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { type FactsOf, renderMail, TEMPLATE_NAMES, type TemplateName } from "@/lib/mail";
import { brand, samples } from "./samples";

const render = <N extends TemplateName>(name: N, facts: Partial<FactsOf<N>> = {}, locale = "it") =>
  renderMail(name, { ...samples[name], ...facts }, { locale, brand });
const strings = (value: unknown): string[] =>
  typeof value === "string" ? [value] : typeof value === "object" && value ? Object.values(value).flatMap(strings) : [];

describe.each(TEMPLATE_NAMES)("the mail %s", (name) => {
  it.each(LOCALES)("says the same facts in text and in HTML (%s)", (locale) => {
    const { subject, text, html } = render(name, {}, locale);
    expect(subject).not.toBe("");
    expect(html).toContain(`<html lang="${locale}">`);
    const facts = strings(samples[name]).filter((fact) => /^https:|@|^IT60|^RQ|^HMS|^OR/.test(fact));
    expect(facts.length).toBeGreaterThan(0);
    for (const fact of facts) {
      expect(text).toContain(fact);
      expect(html).toContain(fact);
    }
    expect(text).toContain(brand.legalName);
    expect(html).toContain(brand.legalName);
  });

  it("has exactly one action and loads nothing from elsewhere", () => {
    const { html } = render(name);
    const [action, ...others] = html.match(/<a [^>]*>/g) ?? [];
    expect(action).toContain("inline-block");
    // Besides it at most a quiet link: how to get no more of these.
    expect(others.length).toBeLessThanOrEqual(name === "renewal-reminder" ? 1 : 0);
    expect(html).not.toMatch(/<(img|link|script|iframe|form)\b|@import|url\(/i);
  });

  it("is not the same in the two languages", () => {
    expect(render(name, {}, "it").text).not.toBe(render(name, {}, "en").text);
  });
});

describe("words that depend on the facts", () => {
  it("an order says what is missing, or that nothing is", () => {
    expect(render("order-received").text).toContain("- il contratto firmato");
    const complete = render("order-received", { missing: [] }).text;
    expect(complete).toContain("Non devi fare altro");
    expect(complete).not.toContain("manca ancora");
  });

  it("a partial payment says what is left", () => {
    expect(render("payment-received", { leftCents: 440 }).text).toContain("Restano da pagare 4,40 €");
    expect(render("payment-received").text).not.toContain("Restano");
  });

  it("a reminder speaks of the future, of today and of the past", () => {
    expect(render("renewal-reminder").subject).toBe("ada@pec.example scade il 21/12/2026");
    expect(render("renewal-reminder", { daysLeft: 1 }).text).toContain("tra 1 giorno.");
    expect(render("renewal-reminder", { daysLeft: 0 }).subject).toContain("scade oggi");
    const late = render("renewal-reminder", { daysLeft: -30 });
    expect(late.subject).toContain("è scaduta il");
    expect(late.text).toContain("da 30 giorni");
    expect(late.text).toContain("Non vuoi rinnovarla?");
    // Where a term renews itself there is no such link.
    expect(render("renewal-reminder", { noUrl: undefined }).text).not.toContain("Non vuoi rinnovarla?");
  });

  it("the activation gives the parameters the provider has, and no password", () => {
    const { text } = render("mailbox-activated");
    expect(text).toContain("IMAP: imap.example, porta 993, SSL/TLS");
    expect(text).toContain("SMTP: smtp.example, porta 465, STARTTLS");
    expect(text).not.toContain("POP:");
    expect(text).toContain("fino al 05/12/2026");
  });

  it("a public body reads what is left to pay, and a credit note is not called an invoice", () => {
    const split = render("invoice-issued", { totalCents: 3050, splitCents: 550 }).text;
    expect(split).toMatch(/IVA, che l’ente versa all’erario: 5,50/);
    expect(split).toMatch(/Da pagare a noi: 25,00/);
    const note = render("invoice-issued", { isNote: true });
    expect(note.subject).toBe("Nota di credito 17/2026");
    expect(note.text).not.toContain("Abbiamo emesso la fattura");
    expect(render("invoice-issued").text).not.toContain("Da pagare a noi");
  });

  it("an unknown language is Italian", () => {
    expect(render("invoice-issued", {}, "de").subject).toBe("Fattura 17/2026");
  });
});
