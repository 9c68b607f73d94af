/** Five characters of base 36 hold this many files. */
const MOST = 36 ** 5 - 1;

/** A file's number as five characters: 1 is "00001", 36 is "00010". */
export function progressiveText(n: number): string {
  if (!Number.isSafeInteger(n) || n < 1 || n > MOST) throw new RangeError(`not the number of a file for SdI: ${n}`);
  return n.toString(36).toUpperCase().padStart(5, "0");
}

/** The name of a file for SdI (control 00001): country and tax number of who sends it, and its number. */
export const sdiFileName = (transmitter: string, n: number): string => `${transmitter}_${progressiveText(n)}.xml`;

/** Whether SdI would take a file by that name. */
export const isSdiFileName = (name: string): boolean =>
  /^[A-Z]{2}[A-Za-z0-9]{2,28}_[A-Za-z0-9]{1,5}\.(xml|xml\.p7m)$/.test(name);
