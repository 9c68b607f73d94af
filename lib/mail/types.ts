import type { Policy } from "@/lib/sellers/policy";

export type MailBrand = Pick<Policy["brand"], "name" | "legalName" | "address" | "colour" | "email" | "phone">;
/** `texts`: the seller's own words in its mails, by the name of the template. */
export type MailOptions = { locale: string; brand: MailBrand; texts?: Policy["service"]["texts"] };
export type RenderedMail = { subject: string; text: string; html: string };

/** What a mail is made of, in the order it is read. Everything in it is plain text. */
export type Block =
  | { kind: "paragraph"; text: string }
  /** Text of somebody, kept with its line breaks. */
  | { kind: "quote"; text: string }
  | { kind: "facts"; items: { label: string; value: string }[] }
  | { kind: "list"; items: string[] }
  | { kind: "action"; label: string; url: string }
  /** Another way, quieter than the action. */
  | { kind: "link"; label: string; url: string };

/** `name` is who it is written to; without one the greeting is impersonal. */
export type Draft = { subject: string; name?: string; blocks: Block[] };

/** The words of one mail: keys of `mail.<template>`, and of `mail.shared` through `shared`. */
export type Words = {
  locale: string;
  say: (key: string, values?: Record<string, string | number>) => string;
  shared: (key: string, values?: Record<string, string | number>) => string;
};
