import { checkPassword } from "@/lib/kernel/password-rules";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { hashPassword, isAmong } from "./password-hash";
import { lastPasswords } from "./store";

/**
 * The hash of a password that may be this user's next: refuses with the codes of `checkPassword`, or `password-used`
 * when it is one of the last five.
 */
export async function nextPassword(
  tx: Tx,
  user: { sellerId: string; id: string; userName: string },
  password: string,
): Promise<Outcome<string>> {
  const allowed = checkPassword(password, { userName: user.userName });
  if (isRefusal(allowed)) return allowed;
  if (await isAmong(await lastPasswords(tx, user.sellerId, user.id), password))
    return refuse("password-used", { field: "password" });
  return hashPassword(password);
}
