import { type Instant, instantToDb } from "@/lib/kernel/day";
import { checkPassword } from "@/lib/kernel/password-rules";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { AccessPolicy } from "@/lib/sellers/policy/access";
import { hashPassword, isAmong } from "../password-hash";

/** Keeps a hash among those that a new password must differ from. */
export const rememberPassword = (tx: Tx, sellerId: string, userId: string, hash: string, at: Instant) =>
  tx.pastPassword.create({ data: { sellerId, id: newId(), userId, hash, setAt: instantToDb(at) } });

/** Hashes of the user's last passwords, the present one included. */
async function lastPasswords(tx: Tx, sellerId: string, userId: string, count: number): Promise<string[]> {
  const rows = await tx.pastPassword.findMany({
    where: { sellerId, userId },
    orderBy: [{ setAt: "desc" }, { id: "desc" }],
    take: count,
    select: { hash: true },
  });
  return rows.map((row) => row.hash);
}

/** Sets a new password; the old ones stay remembered. */
export async function writePassword(tx: Tx, sellerId: string, id: string, hash: string, at: Instant): Promise<void> {
  await tx.user.update({
    where: { sellerId_id: { sellerId, id } },
    data: { passwordHash: hash, passwordSetAt: instantToDb(at) },
  });
  await rememberPassword(tx, sellerId, id, hash, at);
}

/**
 * The hash of a password that may be this user's next: refuses with the codes of `checkPassword`, or `password-used`
 * {count} when it is one of the last ones.
 */
export async function nextPassword(
  tx: Tx,
  rules: AccessPolicy["password"],
  user: { sellerId: string; id: string; userName: string },
  password: string,
): Promise<Outcome<string>> {
  const allowed = checkPassword(password, { userName: user.userName, policy: rules });
  if (isRefusal(allowed)) return allowed;
  const count = rules.differentFromLast;
  if (await isAmong(await lastPasswords(tx, user.sellerId, user.id, count), password))
    return refuse("password-used", { field: "password", params: { count } });
  return hashPassword(password);
}
