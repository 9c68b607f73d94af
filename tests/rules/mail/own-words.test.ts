import { describe, expect, test } from "vitest";
import en from "@/lib/i18n/messages/en/desk.json";
import it from "@/lib/i18n/messages/it/desk.json";
import { renderMail, TEMPLATE_NAMES } from "@/lib/mail";
import { MAIL_NAMES } from "@/lib/sellers/policy/mails";
import { brand, samples } from "./samples";

const both = (text: string) => ({ it: `${text} (it)`, en: `${text} (en)` });
const own = { subject: both("Da noi: {subject}"), opening: both("Prima di tutto"), closing: both("A presto") };

test("a seller may give its own words to every mail", () => {
  expect([...TEMPLATE_NAMES].sort()).toEqual([...MAIL_NAMES].sort());
});

test("every mail has a name by which the staff know it", () => {
  for (const { records } of [it, en])
    expect(Object.keys(records.templates)).toEqual(expect.arrayContaining([...TEMPLATE_NAMES]));
});

describe.each(["it", "en"] as const)("in %s", (locale) => {
  test.each(TEMPLATE_NAMES)("%s says them around its facts, and keeps these", (name) => {
    const plain = renderMail(name, samples[name] as never, { locale, brand });
    const mail = renderMail(name, samples[name] as never, { locale, brand, texts: { [name]: own } });
    expect(mail.subject).toBe(`Da noi: ${plain.subject} (${locale})`);
    for (const part of [mail.text, mail.html]) {
      expect(part.indexOf(`Prima di tutto (${locale})`)).toBeGreaterThan(0);
      expect(part.indexOf(`A presto (${locale})`)).toBeGreaterThan(part.indexOf(`Prima di tutto (${locale})`));
    }
    const without = mail.text.replace(/(Prima di tutto|A presto) \((it|en)\)\n\n/g, "");
    expect(without).toBe(plain.text);
  });
});

test("words of another mail change nothing", () => {
  const plain = renderMail("user-name", samples["user-name"], { locale: "it", brand });
  expect(
    renderMail("user-name", samples["user-name"], { locale: "it", brand, texts: { "invoice-issued": own } }),
  ).toEqual(plain);
});

test("they are plain text: nothing in them becomes a tag or a line of the head", () => {
  const texts = { "user-name": { subject: both("a\r\nBcc: x@x.example"), opening: both("<script>alert(1)</script>") } };
  const mail = renderMail("user-name", samples["user-name"], { locale: "it", brand, texts });
  expect(mail.subject).not.toMatch(/[\r\n]/);
  expect(mail.html).not.toContain("<script>");
});
