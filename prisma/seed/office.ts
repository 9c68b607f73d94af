import { displayNameOf } from "@/lib/orders/answers";
import { addHolder } from "./holders";
import { addLife } from "./lives";
import { holderNumber } from "./people";
import type { Shop } from "./shop";
import { addUser } from "./staff";

/** Number of the holder, behind all others of a shop. */
const NUMBER = 470;
/** Days from today to the expiry of its mailboxes: all of them due. */
const EXPIRIES = [4, 8, 12, 16, 20, 24];

/** Somebody with a mailbox for each of its offices, all due, where they can be paid together by card and by transfer. */
export async function addOffice(shop: Shop, passwordHash: string): Promise<void> {
  const methods = shop.policy.money.methods.account ?? [];
  if (!methods.includes("card") || !methods.includes("transfer")) return;
  const described = holderNumber(shop.firstNumber + NUMBER - 1);
  const userId = addUser(shop, passwordHash, {
    userName: "ufficio",
    displayName: displayNameOf(described),
    email: `ufficio@${shop.seller}.example.com`,
    roles: ["customer"],
    province: described.address.province,
  });
  const holder = addHolder(shop, NUMBER, userId, shop.now.subtract({ hours: 24 * 400 }));
  for (const [n, expiresIn] of EXPIRIES.entries()) {
    const localPart = `${holder.localPart}.sede${n + 1}`;
    await addLife(shop, { holder: { ...holder, localPart }, expiresIn });
  }
}
