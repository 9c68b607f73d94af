import { type Outcome, type Refusal, refuse } from "@/lib/kernel/refusal";

export type PasswordFault =
  | "password-too-short"
  | "password-too-long"
  | "password-needs-letter-and-digit"
  | "password-contains-user-name"
  | "password-repeats-character";

/** What a seller asks of a password. `maxRun` is how many equal characters may stand in a row. */
export type PasswordPolicy = {
  minLength: number;
  maxRun: number;
  letterAndDigit: boolean;
  notContainingUserName: boolean;
};

/** Beyond this, hashing a password only costs us time. In characters. */
const LONGEST = 200;

/** True, or the first thing wrong; see `passwordFaults` for the codes. */
export function checkPassword(
  password: string,
  who: { userName: string; policy: PasswordPolicy },
): Outcome<true, PasswordFault> {
  return passwordFaults(password, who)[0] ?? true;
}

/**
 * Everything wrong with a new password, for a list that ticks off while one types: `password-too-short` {minimum},
 * `password-too-long` {maximum}, `password-needs-letter-and-digit`, `password-contains-user-name`,
 * `password-repeats-character` {maximum}. The password itself is never in the answer.
 */
export function passwordFaults(
  password: string,
  { userName, policy }: { userName: string; policy: PasswordPolicy },
): Refusal<PasswordFault>[] {
  const characters = Array.from(password);
  const faults: Refusal<PasswordFault>[] = [];
  const fault = (code: PasswordFault, params?: Record<string, number>) =>
    faults.push(refuse(code, { field: "password", ...(params && { params }) }));
  if (characters.length < policy.minLength) fault("password-too-short", { minimum: policy.minLength });
  if (characters.length > LONGEST) fault("password-too-long", { maximum: LONGEST });
  if (policy.letterAndDigit && !(/\p{L}/u.test(password) && /\p{Nd}/u.test(password))) {
    fault("password-needs-letter-and-digit");
  }
  if (policy.notContainingUserName && contains(password, userName)) fault("password-contains-user-name");
  if (longestRun(characters) > policy.maxRun) fault("password-repeats-character", { maximum: policy.maxRun });
  return faults;
}

function contains(password: string, userName: string): boolean {
  const fold = (text: string) => text.normalize("NFKC").toLowerCase();
  const name = fold(userName).trim();
  return name !== "" && fold(password).includes(name);
}

function longestRun(characters: readonly string[]): number {
  let [longest, run] = [0, 0];
  characters.forEach((character, i) => {
    run = character === characters[i - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}
