import { generateSecret, generateURI, verifySync } from "otplib";

/** Codes of the neighbouring half minutes are taken too: telephones' clocks are not exact. In seconds. */
const TOLERANCE = 30;
const PERIOD = 30;

/** A new secret of 160 bits, in the base32 that authenticator apps read. */
export const newTotpSecret = (): string => generateSecret();

/** What the QR code says to an authenticator app. */
export const totpAddress = (issuer: string, userName: string, secret: string): string =>
  generateURI({ issuer, label: userName, secret });

/** The secret in groups of four, for those who type it. */
export const spelledSecret = (secret: string): string => (secret.match(/.{1,4}/g) ?? []).join(" ");

export const isTotpCode = (text: string): boolean => /^\d{6}$/.test(text);

/**
 * The number of the half minute a code is of, or null when it is wrong or of a half minute not after `lastStep`: a code
 * that was used once, or seen and typed again by somebody else, is refused. `atMs`: milliseconds since 1970.
 */
export function stepOfCode(code: string, secret: string, at: { atMs: number; lastStep: number }): number | null {
  if (!isTotpCode(code)) return null;
  const epoch = Math.floor(at.atMs / 1000);
  const judged = verifySync({ secret, token: code, epoch, epochTolerance: TOLERANCE, period: PERIOD });
  if (!judged.valid || !("timeStep" in judged)) return null;
  return judged.timeStep > at.lastStep ? judged.timeStep : null;
}
