import type { Tx } from "@/lib/platform/db";

/** Address and language of whom an account, or a top-up, belongs to. */
export async function userToTell(tx: Tx, account: { sellerId: string; userId: string }) {
  const { sellerId, userId } = account;
  const { email, locale } = await tx.user.findUniqueOrThrow({
    where: { sellerId_id: { sellerId, id: userId } },
    select: { email: true, locale: true },
  });
  return { to: email, locale };
}
