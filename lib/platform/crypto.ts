import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { config } from "./config";

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

type Purpose = "fields" | "index" | "wrap";
const derived = new Map<string, Buffer>();

/** One key per purpose, derived from the installation's key, so that no key serves two ends. */
function keyFor(purpose: Purpose): Buffer {
  const known = derived.get(purpose);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", config().keys.files, "sportello", purpose, 32));
  derived.set(purpose, key);
  return key;
}

function encrypt(key: Buffer, plain: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv);
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, IV_BYTES));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
}

/** Seals a value for a column: JSON, AES-256-GCM, base64. */
export const seal = (value: unknown): string =>
  encrypt(keyFor("fields"), Buffer.from(JSON.stringify(value), "utf8")).toString("base64");

/** Opens what `seal` closed; throws if it was altered or sealed with another key. Parse the result with its schema. */
export const unseal = (sealed: string): unknown =>
  JSON.parse(decrypt(keyFor("fields"), Buffer.from(sealed, "base64")).toString("utf8"));

/** Keyed hash by which a sealed value can be found again: equal values, equal index. */
export const blindIndex = (value: string): string =>
  createHmac("sha256", keyFor("index")).update(value.normalize("NFKC").toUpperCase()).digest("base64url");

/** Encrypts the bytes of a file under a key of its own, itself wrapped by the installation's key. */
export function encryptFile(plain: Buffer): { sealed: Buffer; wrappedKey: string } {
  const fileKey = randomBytes(32);
  return { sealed: encrypt(fileKey, plain), wrappedKey: encrypt(keyFor("wrap"), fileKey).toString("base64") };
}

/** Opens a file closed by `encryptFile`; throws if a byte was altered. */
export const decryptFile = (sealed: Buffer, wrappedKey: string): Buffer =>
  decrypt(decrypt(keyFor("wrap"), Buffer.from(wrappedKey, "base64")), sealed);

/** SHA-256 in hex. */
export const sha256 = (bytes: Buffer | string): string => createHash("sha256").update(bytes).digest("hex");

/** Authenticates a text with the links key: 24 bytes, base64url. */
export const linkMac = (text: string): string =>
  createHmac("sha256", config().keys.links).update(text).digest().subarray(0, 24).toString("base64url");

/** Compares two texts without telling by timing where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const left = createHash("sha256").update(a).digest();
  const right = createHash("sha256").update(b).digest();
  return timingSafeEqual(left, right);
}

/** Keyed hash of any text: tells whether two inputs were equal without letting a guess be checked from the outside. */
export const keyedHash = (text: string): string =>
  createHmac("sha256", keyFor("index")).update(text).digest("base64url");
