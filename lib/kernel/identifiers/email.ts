import { type Outcome, refuse } from "@/lib/kernel/refusal";

export type EmailFault = "email-malformed" | "email-too-long";

const LONGEST = 254;
const LONGEST_LOCAL_PART = 64;
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(xn--[a-z0-9-]{1,59}|[a-z]{2,63})$/;

/**
 * An ordinary or certified address. It is normalised (NFKC) before it is judged, so that a full-width "＠" can't slip
 * past one check and become an "@" at the next; control characters are refused wherever they stand. Returns it with
 * the domain in lower case, or refuses with `email-malformed` or `email-too-long`. Quoted and non-ASCII names are
 * refused: certified mail doesn't carry them.
 */
export function checkEmail(text: string): Outcome<string, EmailFault> {
  if (/\p{Cc}/u.test(text)) return refuse("email-malformed");
  const address = text.normalize("NFKC").trim();
  const at = address.lastIndexOf("@");
  const local = address.slice(0, at);
  const domain = address.slice(at + 1).toLowerCase();
  if (address.length > LONGEST || local.length > LONGEST_LOCAL_PART) return refuse("email-too-long");
  if (at < 1 || !LOCAL_PART.test(local) || !DOMAIN.test(domain)) return refuse("email-malformed");
  return `${local}@${domain}`;
}
