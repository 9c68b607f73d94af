import type { TableColumns, TableLine } from "@/lib/kernel/csv";
import { checkCodiceFiscale } from "@/lib/kernel/identifiers/codice-fiscale";
import { checkEmail } from "@/lib/kernel/identifiers/email";
import { firstNameLetters, lastNameLetters } from "@/lib/kernel/identifiers/person-match";
import { isRefusal } from "@/lib/kernel/refusal";
import { plainNumber } from "./member";

export const MOST_LINES = 50_000;
export const MOST_MB = 12;

export const MEMBER_COLUMNS = {
  number: {
    names: ["numero iscrizione", "numero", "n. iscrizione", "n.", "iscrizione", "matricola", "tessera", "number"],
    required: true,
  },
  lastName: { names: ["cognome", "last name", "surname"], required: true },
  firstName: { names: ["nome", "first name", "name"], required: true },
  taxCode: { names: ["codice fiscale", "cod. fiscale", "cf", "c.f.", "tax code"], required: true },
  email: { names: ["email", "e-mail", "mail", "posta elettronica", "indirizzo email"] },
} satisfies TableColumns<string>;
export type MemberColumn = keyof typeof MEMBER_COLUMNS;

export interface ListedMember {
  line: number;
  number: string;
  firstName: string;
  lastName: string;
  taxCode: string;
  email: string | null;
}

/** Why a line is not taken. `other` is the line it clashes with. */
export interface LineFault {
  line: number;
  code: string;
  other?: number;
}

const LONGEST = { number: 30, name: 80 };
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * Checks every line of a list of members: all is there, the codice fiscale is right and is of whoever is named, nobody and
 * no number stands twice. A line with a fault is left out, with the first of its reasons: `line-number`, `line-name`,
 * `codice-fiscale-malformed`, `-check-character`, `-last-name`, `-first-name`, `line-email`, `member-twice`, `number-twice`.
 */
export function checkMembers(lines: readonly TableLine<MemberColumn>[]): { good: ListedMember[]; faults: LineFault[] } {
  const good: ListedMember[] = [];
  const faults: LineFault[] = [];
  const seen = { taxCode: new Map<string, number>(), number: new Map<string, number>() };
  for (const line of lines) {
    const member = memberOf(line);
    const fault = "code" in member ? member : twice(seen, member);
    if (fault) faults.push(fault);
    else if (!("code" in member)) good.push(member);
  }
  return { good, faults };
}

function memberOf({ line, cells }: TableLine<MemberColumn>): ListedMember | LineFault {
  const { number, firstName, lastName, email } = cells;
  if (number.length > LONGEST.number || !/[A-Za-z0-9]/.test(number)) return { line, code: "line-number" };
  if (!isName(firstName) || !isName(lastName)) return { line, code: "line-name" };
  const taxCode = checkCodiceFiscale(cells.taxCode, "person");
  if (isRefusal(taxCode)) return { line, code: taxCode.code };
  if (lastNameLetters(lastName) !== taxCode.slice(0, 3)) return { line, code: "codice-fiscale-last-name" };
  if (firstNameLetters(firstName) !== taxCode.slice(3, 6)) return { line, code: "codice-fiscale-first-name" };
  const address = email === "" ? null : checkEmail(email);
  if (isRefusal(address)) return { line, code: "line-email" };
  return { line, number, firstName, lastName, taxCode, email: address };
}

const isName = (name: string): boolean => name !== "" && name.length <= LONGEST.name && !UNPRINTABLE.test(name);

type Seen = Record<"taxCode" | "number", Map<string, number>>;

function twice(seen: Seen, { line, taxCode, number }: ListedMember): LineFault | null {
  const plain = plainNumber(number);
  const [same, sameNumber] = [seen.taxCode.get(taxCode), seen.number.get(plain)];
  if (same !== undefined) return { line, code: "member-twice", other: same };
  if (sameNumber !== undefined) return { line, code: "number-twice", other: sameNumber };
  seen.taxCode.set(taxCode, line);
  seen.number.set(plain, line);
  return null;
}
