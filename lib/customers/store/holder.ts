import { instantToDb } from "@/lib/kernel/day";
import { isProvince } from "@/lib/kernel/provinces";
import { displayNameOf, identityKeyOf } from "@/lib/orders/answers";
import type { Holder } from "@/lib/orders/schema";
import { blindIndex, seal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";

/** How a holder is found again: the same codice fiscale, or number of another country, gives the same index. */
export const holderIndexOf = (holder: Holder): string => blindIndex(identityKeyOf(holder));

/** What a holder's row repeats of its sealed details. */
export const holderFacts = (holder: Holder) => ({
  kind: holder.kind,
  displayName: displayNameOf(holder),
  email: holder.email,
  province: isProvince(holder.address.province) ? holder.address.province : null,
  taxCodeIndex: holderIndexOf(holder),
  detailsSealed: seal(holder),
});

/**
 * Keeps a holder and answers its id. A signed-in user's holder of the same kind and number is brought up to
 * date; without an account a new row is made each time, since anybody can type somebody else's number.
 */
export async function keepHolder(tx: Tx, context: Context, holder: Holder, userId: string | null): Promise<string> {
  const facts = holderFacts(holder);
  const same = { sellerId: context.seller, kind: facts.kind, taxCodeIndex: facts.taxCodeIndex };
  const known = userId && (await tx.holder.findFirst({ where: { ...same, userId }, orderBy: { createdAt: "asc" } }));
  if (known) {
    await tx.holder.update({ where: { sellerId_id: { sellerId: context.seller, id: known.id } }, data: facts });
    return known.id;
  }
  const id = newId();
  await tx.holder.create({
    data: { sellerId: context.seller, ...facts, id, userId, createdAt: instantToDb(context.now) },
  });
  return id;
}
