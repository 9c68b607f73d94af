import { generateSecret, generateSync } from "otplib";
import { instantToDb } from "@/lib/kernel/day";
import { epochMs, now } from "@/lib/platform/clock";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";

export interface Phone {
  /** What the app shows now, or so many half minutes later. */
  code(later?: number): string;
}

export const phoneWith = (secret: string): Phone => ({
  code: (later = 0) => generateSync({ secret, epoch: Math.floor(epochMs() / 1000) + 30 * later }),
});

/** A second factor that is on, and the telephone it is on. */
export async function givenSecondFactor(seller: string, userId: string): Promise<Phone> {
  const secret = generateSecret();
  const at = instantToDb(now());
  const row = { sellerId: seller, userId, secretSealed: seal(secret), createdAt: at, confirmedAt: at };
  await db().secondFactor.create({ data: row });
  return phoneWith(secret);
}
