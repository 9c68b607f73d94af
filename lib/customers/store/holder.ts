import { instantToDb } from "@/lib/kernel/day";
import { displayNameOf } from "@/lib/orders/answers";
import type { Holder } from "@/lib/orders/schema";
import { blindIndex, seal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";

/** How a holder is found again: the same codice fiscale (a company's own) gives the same index. */
export const holderIndexOf = (holder: Pick<Holder, "taxCode">): string => blindIndex(holder.taxCode);

/**
 * Keeps a holder and answers its id. A signed-in user's holder of the same kind and codice fiscale is brought up to
 * date; without an account a new row is made each time, since anybody can type somebody else's codice fiscale.
 */
export async function keepHolder(tx: Tx, context: Context, holder: Holder, userId: string | null): Promise<string> {
  const facts = {
    displayName: displayNameOf(holder),
    email: holder.email,
    province: holder.address.province,
    detailsSealed: seal(holder),
  };
  const same = { sellerId: context.seller, kind: holder.kind, taxCodeIndex: holderIndexOf(holder) };
  const known = userId && (await tx.holder.findFirst({ where: { ...same, userId }, orderBy: { createdAt: "asc" } }));
  if (known) {
    await tx.holder.update({ where: { sellerId_id: { sellerId: context.seller, id: known.id } }, data: facts });
    return known.id;
  }
  const id = newId();
  await tx.holder.create({ data: { ...same, ...facts, id, userId, createdAt: instantToDb(context.now) } });
  return id;
}
