import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** argon2id as OWASP has it: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const normal = (password: string): string => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> => hash(normal(password), COST);

export const isPassword = (kept: string, password: string): Promise<boolean> => verify(kept, normal(password));

let stranger: Promise<string> | undefined;
/** A hash no password opens, verified for people who do not exist so that they cost as much time as those who do. */
export function strangersHash(): Promise<string> {
  stranger ??= hashPassword(randomBytes(24).toString("base64"));
  return stranger;
}

/** True when the password is one of the given hashes; looks at all of them. */
export async function isAmong(hashes: readonly string[], password: string): Promise<boolean> {
  const found = await Promise.all(hashes.map((kept) => isPassword(kept, password)));
  return found.includes(true);
}
