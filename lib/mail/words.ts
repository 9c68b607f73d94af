import { createTranslator } from "next-intl";
import { localeOr } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import type { Words } from "./types";

type Say = Words["say"];

/** The words of a template in a language. A missing word is an error: better no mail than one with a key in it. */
export function wordsOf(template: string, asked: string): Words {
  const locale = localeOr(asked);
  const translate = (namespace: string): Say => {
    const say = createTranslator({
      locale,
      messages: { mail: messages[locale].mail },
      // The namespace is made of the template's name, which the translator's types can't follow.
      namespace: namespace as "mail",
      onError: (error) => {
        throw error;
      },
    });
    return (key, values) => say(key as never, values as never);
  };
  return { locale, say: translate(`mail.${template}`), shared: translate("mail.shared") };
}
