/** A mail that came in reply to a request, as far as it says whether a person wrote it. */
interface Arrived {
  from: string;
  /** By their names in small letters. */
  headers: Readonly<Record<string, string>>;
}

/** The address in "Name <address>", in small letters; "" when there is none. */
export function addressOf(from: string): string {
  const line = from.slice(0, 1000);
  const address = (/<([^<>]*)>\s*$/.exec(line)?.[1] ?? line).trim().toLowerCase();
  return /^[^\s@<>"]+@[^\s@<>"]+$/.test(address) ? address : "";
}

const HEADERS_OF_LISTS = ["list-id", "list-unsubscribe", "list-post", "list-help"];
const HEADERS_OF_ROBOTS = ["x-autoreply", "x-autorespond", "x-autoresponse", "x-failed-recipients"];
const ROBOTS = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(?:[+\-=].*)?@/;

/**
 * Whether a program sent it: a bounce, an automatic answer, a mailing list, or we ourselves (`own`: our sender addresses,
 * and the domain of the replies). Such mail is never answered, nor taken as what the customer says.
 */
export function isAutomatic({ from, headers }: Arrived, own: { senders: readonly string[]; domain: string }): boolean {
  const said = (name: string) => (headers[name] ?? "").trim().toLowerCase();
  const address = addressOf(from);
  if (!address || ROBOTS.test(address) || said("return-path") === "<>") return true;
  if (address.endsWith(`@${own.domain}`) || own.senders.some((sender) => sender.toLowerCase() === address)) return true;
  if (said("auto-submitted") && !said("auto-submitted").startsWith("no")) return true;
  if (/\b(?:bulk|junk|list|auto_reply)\b/.test(said("precedence"))) return true;
  if (HEADERS_OF_LISTS.some((name) => said(name)) || HEADERS_OF_ROBOTS.some((name) => said(name))) return true;
  if (/^multipart\/report\b/.test(said("content-type"))) return true;
  // What we sent carries these, and a person's answer does not.
  return said("x-loop").includes(own.domain) || said("x-entity-ref-id") !== "";
}

/**
 * Whether it is the customer who writes: from the address that asked, and not said to be forged by the checks of the
 * service that took it in. Anybody may write another's address.
 */
export function isFromCustomer({ from, headers }: Arrived, email: string): boolean {
  const checks = (headers["authentication-results"] ?? "").toLowerCase();
  return addressOf(from) === email.trim().toLowerCase() && !/\bdmarc=fail\b/.test(checks);
}

/** Characters kept of a reply; more is cut, and says so. */
const MOST = 8000;
/** Characters looked at: a mail may be as long as it likes. */
const LOOKED_AT = 400_000;

/** What a person wrote in a reply: its text, or that of its HTML, without what it quotes. May be empty. */
export function writtenText({ text, html }: { text: string | null; html: string | null }): string {
  const whole = text?.trim() ? text.slice(0, LOOKED_AT) : textOfHtml((html ?? "").slice(0, LOOKED_AT));
  const written = withoutQuote(plain(whole)).trim();
  return written.length > MOST ? `${plain(written.slice(0, MOST))} […]` : written;
}

/** Well-formed, in lines, without letters that hide or turn what follows. */
const plain = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]|[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, "");

const QUOTE_BEGINS = [
  /^\s*>/,
  /^\s*-{2,}\s*(?:original message|messaggio originale|messaggio inoltrato|forwarded message)\s*-{2,}/i,
  /^\s*_{10,}\s*$/,
  /^\s*(?:il giorno|il|on|in data)\b.{0,300}(?:ha scritto|wrote|scriveva|scrive)\s*:?\s*$/i,
];
/** A header block as mail programs put before what they quote: its first line, and the one that must follow. */
const BLOCK = {
  first: /^\s*\*?(?:da|from|von|de)\s*:\*?\s/i,
  next: /^\s*\*?(?:inviato|data|sent|date|a|to)\s*:\*?\s/i,
};

/** Everything before what it quotes; the whole where the quote is first, and something follows it. */
function withoutQuote(text: string): string {
  const lines = text.split("\n");
  const begins = lines.findIndex((line, n) => beginsQuote(line, lines[n + 1] ?? ""));
  if (begins < 0) return text;
  const before = lines.slice(0, begins).join("\n").trim();
  // Answered below or between the quoted lines: these alone are left out.
  return before || lines.filter((line) => !/^\s*>/.test(line) && !beginsQuote(line, "")).join("\n");
}

/** `next`: the line after; what introduces a quote may run over two. */
function beginsQuote(line: string, next: string): boolean {
  if (QUOTE_BEGINS.some((begin) => begin.test(line))) return true;
  if (BLOCK.first.test(line) && BLOCK.next.test(next)) return true;
  const both = `${line} ${next}`;
  return both.length < 400 && /^\s*(?:il|on)\b/i.test(line) && /(?:ha scritto|wrote)\s*:\s*$/i.test(both);
}

const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  euro: "€",
  agrave: "à",
  egrave: "è",
  eacute: "é",
  igrave: "ì",
  ograve: "ò",
  ugrave: "ù",
  Agrave: "À",
  Egrave: "È",
  Eacute: "É",
  Igrave: "Ì",
  Ograve: "Ò",
  Ugrave: "Ù",
};

const HIDDEN = [
  ["<!--", "-->"],
  ["<head", "</head"],
  ["<style", "</style"],
  ["<script", "</script"],
  ["<title", "</title"],
] as const;

/** A text without what stands between two marks; without its rest where the second never comes. */
function without(text: string, [from, to]: readonly [string, string]): string {
  const small = text.toLowerCase();
  if (small.length !== text.length) return text;
  let kept = "";
  let at = 0;
  for (let begin = small.indexOf(from); begin >= 0; begin = small.indexOf(from, at)) {
    kept += `${text.slice(at, begin)} `;
    const end = small.indexOf(to, begin);
    const over = end < 0 ? -1 : small.indexOf(">", end);
    if (over < 0) return kept;
    at = over + 1;
  }
  return kept + text.slice(at);
}

/** The words of a mail in HTML, for reading only: nothing of its markup is kept. */
function textOfHtml(html: string): string {
  const quoted = html.search(/<blockquote\b|<div[^>]{0,200}(?:gmail_quote|divRplyFwdMsg|moz-cite-prefix)/i);
  const own = quoted > 0 ? html.slice(0, quoted) : html;
  return HIDDEN.reduce(without, own)
    .replace(/\s+/g, " ")
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h[1-6])\b[^<>]*>\s?/gi, "\n")
    .replace(/<[^<>]*>/g, "")
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) =>
      decimal || hex ? letter(Number.parseInt(decimal ?? hex, decimal ? 10 : 16)) : (ENTITIES[name] ?? whole),
    );
}

const letter = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "");
