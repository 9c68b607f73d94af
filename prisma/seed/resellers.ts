import { instantFromDb, instantToDb } from "@/lib/kernel/day";
import { vatOf } from "@/lib/kernel/money";
import { newId } from "@/lib/platform/ids";
import { earningEntries } from "@/lib/resellers/commission";
import { resellerBrand, resellerTerms } from "@/lib/resellers/terms";
import { addHolder } from "./holders";
import { addLife } from "./lives";
import { addTopUp } from "./prepaid";
import { addRequest } from "./requests";
import type { Shop } from "./shop";
import { addUser } from "./staff";

/** Far from the numbers of the shop's own customers and of the members of its agreement. */
const FIRST_CUSTOMER = 450;
/** Days from today to the expiry of its customers' mailboxes. */
const EXPIRIES = [6, 18, 41, 120, 250];

/** A reseller with a few customers, one of whom asks something, a face of its own and money in advance, where the seller takes that. */
export async function addReseller(shop: Shop, staff: Map<string, string>, passwordHash: string): Promise<void> {
  if (shop.policy.money.topUpMethods.length === 0) return;
  const { seller: sellerId } = shop;
  const since = shop.now.subtract({ hours: 24 * 400 });
  const at = instantToDb(since);
  const userId = addUser(shop, passwordHash, {
    userName: "rivenditore",
    displayName: "Studio Esempio Rivendita",
    email: `rivenditore@${sellerId}.example.com`,
    roles: ["customer", "reseller"],
  });
  const id = newId();
  const brand = resellerBrand.parse({
    name: "PEC Esempio",
    colour: "#7a3b00",
    email: `aiuto@rivendita.${sellerId}.example.com`,
    phone: "06 0000000",
  });
  const of = { sellerId, userId, name: "Studio Esempio Rivendita", createdAt: at, updatedAt: at };
  shop.rows.reseller.push({ ...of, id, brand });
  const terms = resellerTerms.parse({ discountBps: 2000, commissionBps: 500 });
  shop.rows.resellerTerms.push({ sellerId, resellerId: id, version: 1, since: at, terms });
  for (const [n, expiresIn] of EXPIRIES.entries()) {
    const holder = addHolder(shop, FIRST_CUSTOMER + n, userId, since);
    const mailboxId = await addLife(shop, { holder, expiresIn, renewals: n % 2 });
    if (n > 0) continue;
    const text = "Ho cambiato ufficio: come apro la casella dal nuovo computer?";
    await addRequest(shop, staff, { kind: "lost-credentials", holder, mailboxId, hoursAgo: 0, text, resellerId: id });
  }
  bookCommissions(shop, { id, userId, commissionBps: terms.commissionBps });
  await addTopUp(shop, { userId, amountCents: 20_000, daysAgo: 12, arrived: true });
}

/** What its orders earned, as the sweep books it. */
function bookCommissions(shop: Shop, reseller: { id: string; userId: string; commissionBps: number }): void {
  for (const { id: orderId, userId, netCents, settledAt } of shop.rows.order) {
    if (userId !== reseller.userId || !(settledAt instanceof Date) || typeof netCents !== "number") continue;
    const cents = vatOf(netCents, reseller.commissionBps);
    if (cents === 0) continue;
    const entries = earningEntries(reseller.id, cents);
    const movementId = shop.ledger.post({ kind: "commission", at: instantFromDb(settledAt), entries });
    const of = { sellerId: shop.seller, id: newId(), resellerId: reseller.id, kind: "earned" };
    shop.rows.commission.push({ ...of, orderId, movementId, cents, at: settledAt });
  }
}
