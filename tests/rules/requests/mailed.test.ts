import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressOf, isAutomatic, isFromCustomer, writtenText } from "@/lib/requests/mailed";

const own = { senders: ["negozio@pec.example"], domain: "risposte.example" };
const mail = (headers: Record<string, string> = {}, from = "Ada Prova <ada@posta.example>") => ({ from, headers });
const text = (plain: string | null, html: string | null = null) => writtenText({ text: plain, html });

describe("the sender", () => {
  it("is read out of a name and an address, or is nobody", () => {
    expect(addressOf("Ada <Ada@Posta.example>")).toBe("ada@posta.example");
    expect(addressOf("ada@posta.example")).toBe("ada@posta.example");
    expect(addressOf('"ada@posta.example" <altri@posta.example>')).toBe("altri@posta.example");
    for (const nobody of ["", "Ada", "<>", "a b@c", "<ada@posta.example> ada"]) expect(addressOf(nobody)).toBe("");
  });

  it("is the customer by the address alone, unless the checks say that it was forged", () => {
    expect(isFromCustomer(mail(), "ADA@posta.example ")).toBe(true);
    expect(isFromCustomer(mail(), "altri@posta.example")).toBe(false);
    const forged = { "authentication-results": "mx.example; spf=pass; dmarc=fail header.from=posta.example" };
    expect(isFromCustomer(mail(forged), "ada@posta.example")).toBe(false);
  });
});

describe("a program", () => {
  it("is known by every mark it may carry", () => {
    const marks: Record<string, string>[] = [
      { "auto-submitted": "auto-replied" },
      { "auto-submitted": "auto-generated; x=1" },
      { precedence: "bulk" },
      { precedence: "Auto_Reply" },
      { "list-id": "<lista.example>" },
      { "list-unsubscribe": "<mailto:via@lista.example>" },
      { "x-autoreply": "yes" },
      { "x-loop": "risposte.example" },
      { "x-entity-ref-id": "0197" },
      { "return-path": "<>" },
      { "content-type": "multipart/report; report-type=delivery-status" },
      { "x-failed-recipients": "ada@posta.example" },
    ];
    for (const headers of marks) expect(isAutomatic(mail(headers), own), JSON.stringify(headers)).toBe(true);
    const senders = [
      "MAILER-DAEMON@posta.example",
      "no-reply@x.example",
      "Negozio <NEGOZIO@pec.example>",
      "r@risposte.example",
      "",
    ];
    for (const from of senders) expect(isAutomatic(mail({}, from), own), from).toBe(true);
  });

  it("is not who writes by hand", () => {
    const marks: Record<string, string>[] = [
      {},
      { "auto-submitted": "no" },
      { precedence: "first-class" },
      { "return-path": "<a@b.example>" },
    ];
    for (const headers of marks) expect(isAutomatic(mail(headers), own)).toBe(false);
  });
});

describe("what a person wrote", () => {
  it("is what stands before the quote, whatever program quotes", () => {
    const quotes = [
      "Il giorno lun 23 nov 2026 alle ore 10:00 Negozio <n@pec.example> ha scritto:\n> Buongiorno",
      "Il giorno lun 23 nov 2026 alle ore 10:00 Negozio\n<n@pec.example> ha scritto:\n\n> Buongiorno",
      "On Mon, Nov 23, 2026 at 10:00 AM Shop <n@pec.example> wrote:\n> Hello",
      "-----Messaggio originale-----\nDa: Negozio",
      "Da: Negozio <n@pec.example>\nInviato: lunedì 23 novembre 2026\nA: Ada",
      "From: Shop <n@pec.example>\nSent: Monday\nTo: Ada",
      "________________________________\nDa: Negozio",
      "> Buongiorno\n> Grazie",
    ];
    for (const quote of quotes) expect(text(`Va bene, grazie.\n\n${quote}`), quote).toBe("Va bene, grazie.");
  });

  it("below a quote is kept without the quoted lines", () => {
    expect(text("> Di che anno?\nDel 2021.\n> E dove?\nA Roma.")).toBe("Del 2021.\nA Roma.");
  });

  it("in HTML only is its words", () => {
    const html =
      "<html><head><title>x</title><style>p{color:red}</style></head><body><p>Perch&eacute; no? &amp; s&#236;</p>" +
      '<div>Citt&agrave; <b>Roma</b></div><div class="gmail_quote">Il giorno…<blockquote>vecchio</blockquote></div></body>';
    expect(text(null, html)).toBe("Perché no? & sì\nCittà Roma");
    expect(text("  ", "<p>Sì<br>no</p><blockquote>vecchio</blockquote>")).toBe("Sì\nno");
    expect(text(null, "<script>alert(1)</script><p>Ciao</p><!-- x")).toBe("Ciao");
  });

  it("stays readable where letters were lost on the way", () => {
    expect(text("Perch\ufffd\ud800 no\u0000\u202e?")).toBe("Perch\ufffd\ufffd no?");
  });

  it("is short, well-formed and without hidden letters, for any text and any HTML, in no time", () => {
    const nasty = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.constantFrom(
        "<",
        "<!--",
        "<style",
        "</",
        ">",
        "\n>",
        "wrote:",
        "Il ",
        "&#1114112;",
        "&#x0;",
        "\u202e",
        "_",
        " ",
      ),
    );
    fc.assert(
      fc.property(
        fc.array(nasty, { maxLength: 30 }),
        fc.integer({ min: 1, max: 500 }),
        fc.boolean(),
        (parts, times, html) => {
          const whole = parts.join("").repeat(times).slice(0, 150_000);
          const written = html ? text(null, whole) : text(whole);
          expect(written.length).toBeLessThanOrEqual(8010);
          expect(written.isWellFormed()).toBe(true);
          expect(written).not.toMatch(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u);
        },
      ),
      { numRuns: 40 },
    );
  });
});
