import { createHash } from "node:crypto";
import { generateSync, ScureBase32Plugin } from "otplib";

/**
 * The secret of a member of the demo's staff: as well known as the demo's password, and made only where no real money
 * can be taken. In base32, as an authenticator app reads it.
 */
export const demoSecret = (seller: string, userName: string): string =>
  new ScureBase32Plugin().encode(createHash("sha1").update(`demo|${seller}|${userName}`).digest());

/** The code an app with that secret shows at an instant. `atMs`: milliseconds since 1970. */
export const demoCode = (seller: string, userName: string, atMs: number): string =>
  generateSync({ secret: demoSecret(seller, userName), epoch: Math.floor(atMs / 1000) });
