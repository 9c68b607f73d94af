import { day, formatDay } from "@/lib/kernel/day";
import { type Cents, formatCents } from "@/lib/kernel/money";
import { compose } from "./compose";
import type { Draft, MailOptions, RenderedMail, Words } from "./types";
import { wordsOf } from "./words";

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
    return compose(write(given, pen), words, options);
  };
}
