import { type Outcome, refuse } from "@/lib/kernel/refusal";

/**
 * A user name in the form it is kept and compared: NFKC, lower case. Refuses with `user-name-malformed` unless it has
 * 3 to 60 letters, digits, dots, underscores or hyphens, beginning with a letter or digit.
 */
export function checkUserName(text: string): Outcome<string, "user-name-malformed"> {
  const name = normalLogin(text);
  return /^[a-z0-9][a-z0-9._-]{2,59}$/.test(name) ? name : refuse("user-name-malformed");
}

/** What somebody types to sign in, a user name or an e-mail address, in the form both are kept. */
export const normalLogin = (text: string): string => text.normalize("NFKC").trim().toLowerCase();
