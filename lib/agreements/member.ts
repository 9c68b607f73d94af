/** A number of enrolment as it is compared: "A 01.234" and "a1234" are one. */
export const plainNumber = (number: string): string =>
  /^[A-Z]*[1-9][0-9]*$/.test(number)
    ? number
    : number
        .normalize("NFKC")
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, "")
        .replace(/(?<![0-9])0+(?=[0-9])/g, "");

/** A code as it is compared, however it was copied from a letter. */
export const plainCode = (code: string): string =>
  code
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");

const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** Twelve characters nobody mistakes, in groups of four, out of random bytes. */
export const codeOf = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, 12), (byte) => LETTERS[byte % LETTERS.length])
    .join("")
    .replace(/(.{4})(?=.)/g, "$1-");
