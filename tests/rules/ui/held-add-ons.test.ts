import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { HeldAddOns } from "@/components/mailboxes/held-add-ons";
import english from "@/lib/i18n/messages/en/mailboxes.json";
import italian from "@/lib/i18n/messages/it/mailboxes.json";

const extras = { inboxGb: 3, archiveGb: 2, sends: 8, watched: 0, lite: 0, switches: ["preservation"] };
const held = [{ code: "preservation", blocks: 1, unit: "switch", units: 1, state: "ordered" as const }];
const addOns = [{ code: "preservation", name: { it: "Conservazione a norma", en: "Legal preservation" } }];

/** The page's facts as text, a line each. */
function page(locale: "it" | "en", usage: { inboxMb: number; archiveMb: number; sends: number | null } | null): string {
  const messages = { mailboxes: locale === "it" ? italian : english };
  const list = createElement(HeldAddOns, { held, extras, usage, addOns });
  const shared = { locale, messages, timeZone: "Europe/Rome", children: null };
  const html = renderToStaticMarkup(createElement(NextIntlClientProvider, shared, list));
  return html
    .replaceAll("</dd>", "\n")
    .replaceAll("</dt>", ": ")
    .replaceAll(/<[^>]+>/g, "");
}

it("says what is used of the whole, where the provider tells, in the reader's figures", () => {
  expect(page("it", { inboxMb: 1536, archiveMb: 0, sends: 5 })).toBe(
    "Spazio della casella: 1,5 GB usati su 3 GB\nArchivio: 0 GB usati su 2 GB\nInvii compresi nel periodo: 5 usati su 8\nConservazione a norma: attivo – in attivazione\n",
  );
  expect(page("en", { inboxMb: 1536, archiveMb: 100, sends: null })).toMatch(/1\.5 GB .*3 GB[\s\S]*0\.1 GB .*2 GB/);
});

it("says the whole alone, where it does not", () => {
  expect(page("it", null)).toBe(
    "Spazio della casella: 3 GB\nArchivio: 2 GB\nInvii compresi nel periodo: 8\nConservazione a norma: attivo – in attivazione\n",
  );
});
