/** Values of 0–9 (the same as A–J's) and of A–Z at odd places, from DM 23/12/1976. */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/**
 * The control letter A–Z of digits and capitals: last character of a codice fiscale, and first (the CIN) of an Italian
 * account number. At one place a digit and its letter (0 and A, 1 and B …) weigh the same: the shape must tell them apart.
 */
export function checkLetter(characters: string): string {
  let sum = 0;
  for (let i = 0; i < characters.length; i++) {
    const code = characters.charCodeAt(i);
    const value = code - (code < 58 ? 48 : 65);
    sum += i % 2 === 0 ? (ODD[value] ?? 0) : value;
  }
  return String.fromCharCode(65 + (sum % 26));
}
