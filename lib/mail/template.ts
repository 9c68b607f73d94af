import { day, formatDay } from "@/lib/kernel/day";
import { type Cents, formatCents } from "@/lib/kernel/money";
import type { Bilingual } from "@/lib/sellers/policy/common";
import { compose } from "./compose";
import type { Block, Draft, MailOptions, RenderedMail, Words } from "./types";
import { wordsOf } from "./words";

type OwnWords = NonNullable<MailOptions["texts"]>[string];
export type Render<F> = (facts: F, options: MailOptions) => RenderedMail;

/** What a template writes with: its words, and money and days as its reader writes them. */
export type Pen = Words & { money: (cents: Cents) => string; date: (iso: string) => string };

/** Makes a template: `write` says which words and blocks, the rest is the same for every mail. */
export function template<F>(name: string, write: (facts: F, pen: Pen) => Draft): Render<F> {
  return (given, options) => {
    const words = wordsOf(name, options.locale);
    const pen = {
      ...words,
      money: (cents: Cents) => formatCents(cents, words.locale),
      date: (iso: string) => formatDay(day(iso)),
    };
    return compose(inOwnWords(write(given, pen), options.texts?.[name], words.locale), words, options);
  };
}

/** The seller's words around the facts: a subject of its own ("{subject}" stands for ours), a first and a last paragraph. */
function inOwnWords(draft: Draft, own: OwnWords | undefined, locale: string): Draft {
  const language = locale === "en" ? "en" : "it";
  const paragraph = (text: Bilingual | undefined): Block[] =>
    text ? [{ kind: "paragraph", text: text[language] }] : [];
  const subject = own?.subject?.[language].replaceAll("{subject}", () => draft.subject) ?? draft.subject;
  return { ...draft, subject, blocks: [...paragraph(own?.opening), ...draft.blocks, ...paragraph(own?.closing)] };
}
