import { checkLetter } from "@/lib/kernel/identifiers/check-letter";
import { firstNameLetters, lastNameLetters } from "@/lib/kernel/identifiers/person-match";

const FIRST = ["Mario", "Anna", "Luca", "Giulia", "Paolo", "Sara", "Marco", "Elena", "Franco", "Chiara"];
const letters = (n: number, width: number): string =>
  Array.from({ length: width }, (_, i) => String.fromCharCode(97 + (Math.floor(n / 26 ** i) % 26))).join("");

/** The n-th invented member: nobody exists, and no two have one codice fiscale. */
export function memberNumber(n: number) {
  const firstName = FIRST[n % FIRST.length] ?? "";
  const lastName = `Prova${letters(n, 4)}`;
  const day = String(1 + (n % 28)).padStart(2, "0");
  const year = String(50 + (n % 40));
  const place = `H${String(n % 1000).padStart(3, "0")}`;
  const month = "ABCDEHLMPRST"[Math.floor(n / 1000) % 12];
  const body = `${lastNameLetters(lastName)}${firstNameLetters(firstName)}${year}${month}${day}${place}`;
  return {
    number: `A${String(n).padStart(5, "0")}`,
    firstName,
    lastName,
    taxCode: body + checkLetter(body),
    email: `prova${n}@posta.example`,
  };
}

/** A list of so many members as an office's program writes it. */
export function memberList(count: number): string {
  const rows = Array.from({ length: count }, (_, n) => {
    const { number, firstName, lastName, taxCode, email } = memberNumber(n);
    return `${number};${lastName};${firstName};${taxCode};${email}`;
  });
  return `Numero iscrizione;Cognome;Nome;Codice fiscale;E-mail\r\n${rows.join("\r\n")}\r\n`;
}
