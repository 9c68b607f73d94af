import { checkCodiceFiscale } from "@/lib/kernel/identifiers/codice-fiscale";
import { isEleventhDigitRight } from "@/lib/kernel/identifiers/partita-iva";
import { firstNameLetters, lastNameLetters } from "@/lib/kernel/identifiers/person-match";
import type { Province } from "@/lib/kernel/provinces";
import { isRefusal } from "@/lib/kernel/refusal";
import type { Holder } from "@/lib/orders/schema";
import { numberWord, pick, sequence } from "./numbers";

const MONTHS = "ABCDEHLMPRST";
/** Birthplaces with their code in the register of places, and provinces to live in. */
const PLACES: { code: string; town: string; province: Province; cap: string }[] = [
  { code: "H501", town: "Roma", province: "RM", cap: "00100" },
  { code: "F205", town: "Milano", province: "MI", cap: "20100" },
  { code: "L219", town: "Torino", province: "TO", cap: "10100" },
  { code: "D969", town: "Genova", province: "GE", cap: "16100" },
  { code: "A944", town: "Bologna", province: "BO", cap: "40100" },
  { code: "F839", town: "Napoli", province: "NA", cap: "80100" },
  { code: "A662", town: "Bari", province: "BA", cap: "70100" },
  { code: "G273", town: "Palermo", province: "PA", cap: "90100" },
];

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A holder who cannot exist, numbered: "Prova Uno", "Prova Due" …, every fifth a company. The check digits hold. */
export function holderNumber(n: number): Holder {
  const random = sequence(n);
  const place = pick(PLACES, random());
  const word = numberWord(n);
  const contacts = {
    email: `${n % 5 === 0 ? "esempio" : "prova"}.${word}@example.com`,
    phone: `+39000000${String(n).padStart(4, "0")}`,
    address: { street: `Via della Prova ${n}`, cap: place.cap, city: place.town, province: place.province },
  };
  const person = personNumber(n, random);
  if (n % 5 === 0) {
    const vatNumber = vatNumberOf(n);
    const companyName = `Esempio ${capital(word)} S.r.l.`;
    return { kind: "company", companyName, vatNumber, taxCode: vatNumber, representative: person, ...contacts };
  }
  if (n % 3 === 0) return { kind: "professional", ...person, vatNumber: vatNumberOf(n), ...contacts };
  return { kind: "person", ...person, ...contacts };
}

function personNumber(n: number, random: () => number) {
  const firstName = "Prova";
  const lastName = capital(numberWord(n));
  const born = pick(PLACES, random());
  const [year, month, day] = [
    1950 + Math.floor(random() * 50),
    Math.floor(random() * 12),
    1 + Math.floor(random() * 28),
  ];
  const two = (value: number) => String(value).padStart(2, "0");
  const letters = lastNameLetters(lastName) + firstNameLetters(firstName);
  const first15 = `${letters}${two(year % 100)}${MONTHS[month]}${two(day)}${born.code}`;
  const birthDate = `${year}-${two(month + 1)}-${two(day)}`;
  return { firstName, lastName, birthDate, birthPlace: born.town, taxCode: withCheckLetter(first15) };
}

const withCheckLetter = (first15: string): string =>
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    .map((letter) => first15 + letter)
    .find((code) => !isRefusal(checkCodiceFiscale(code, "person")))!;

/** Office 999 is no province's: such a number was never given. */
function vatNumberOf(n: number): string {
  const first10 = `9${String(n).padStart(6, "0")}999`;
  return [..."0123456789"].map((digit) => first10 + digit).find(isEleventhDigitRight)!;
}

/** The local part a holder chose. */
export const localPartOf = (holder: Holder): string => holder.email.slice(0, holder.email.indexOf("@"));

// Invented people of each shop are numbered apart from the others'.
const NUMBERS_A_SHOP = 100;

/** The number of a shop's first holder; shops are counted as they are listed in the presets. */
export const firstNumberOf = (shop: number): number => 1 + shop * NUMBERS_A_SHOP;
