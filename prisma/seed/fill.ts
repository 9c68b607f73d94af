import { displayNameOf } from "@/lib/orders/answers";
import { addAgreement, addMemberMailboxes } from "./agreements";
import { addFormingCompanies } from "./forming";
import { addHolder, type DemoHolder } from "./holders";
import { addHub } from "./hub";
import { addLife } from "./lives";
import { numberWord } from "./numbers";
import { addOffice } from "./office";
import { addPaperOrders } from "./paper";
import { holderNumber } from "./people";
import { addTopUp } from "./prepaid";
import { addRequest } from "./requests";
import { addReseller } from "./resellers";
import { addOpenReview, addReview, type Pictures } from "./reviews";
import type { Shop } from "./shop";
import { addStaff, addUser } from "./staff";
import { addFailedBirth } from "./unborn";

/** Days from today to the expiry of the shop's mailboxes, from long before to long after. */
const EXPIRIES = [
  ...[340, 325, 310, 295, 280, 265, 250, 235, 220, 205, 190, 175, 160, 145, 130, 115, 100, 95],
  ...[88, 75, 62, 58, 51, 44, 37, 29, 26, 22, 18, 14, 10, 7, 5, 3, 1, 0],
  ...[-1, -2, -3, -5, -6, -7, -9, -12, -18, -25, -36, -45, -60, -75, -88],
  ...[-100, -125, -150, -175, -195, -230, -300, -380],
];

/** Makes up a shop's staff, customers and their mailboxes in every state. */
export async function fillShop(shop: Shop, passwordHash: string, pictures: Pictures): Promise<void> {
  const staff = addStaff(shop, passwordHash);
  const customer = await addCustomer(shop, passwordHash);
  let number = 1;
  const next = () => {
    number += 1;
    return holderWithAccount(shop, passwordHash, number);
  };
  const ids = new Map<number, { id: string; holder: DemoHolder }>();
  for (const [i, expiresIn] of EXPIRIES.entries()) {
    const holder = next();
    ids.set(expiresIn, { id: await addLife(shop, { holder, expiresIn, renewals: i % 3 }), holder });
  }
  for (const revokedDaysAgo of [4, 40]) await addLife(shop, { holder: next(), expiresIn: 200, revokedDaysAgo });
  await addLife(shop, { holder: next(), expiresIn: 12, renewalFailed: true });
  const failed = await addFailedBirth(shop, next());
  addReview(shop, failed, shop.now.subtract({ hours: 46 }), shop.now.subtract({ hours: 44 }));
  for (const hoursAgo of [3, 22, 52])
    await addOpenReview(shop, next(), pictures, shop.now.subtract({ hours: hoursAgo }));
  await addPaperOrders(shop, next, pictures);
  await addFormingCompanies(shop, () => {
    number += 1;
    return number;
  });
  await addClosedPrefixes(shop, staff, next);
  await addLateRequests(shop, staff, ids);
  const agreement = addAgreement(shop, passwordHash);
  await addReseller(shop, staff, passwordHash);
  await addLife(shop, { holder: { ...customer, localPart: `${customer.localPart}.studio` }, expiresIn: 240 });
  await addHub(shop, customer);
  if (agreement) await addMemberMailboxes(shop, agreement);
  await addOffice(shop, passwordHash);
}

/** The customer of the demo logins: something to renew, and money in advance where the seller takes it. */
async function addCustomer(shop: Shop, passwordHash: string): Promise<DemoHolder> {
  const described = holderNumber(shop.firstNumber);
  const userId = addUser(shop, passwordHash, {
    userName: "cliente",
    displayName: displayNameOf(described),
    email: `cliente@${shop.seller}.example.com`,
    roles: ["customer"],
    province: described.address.province,
    taxCode: described.taxCode,
  });
  const customer = addHolder(shop, 1, userId, shop.now.subtract({ hours: 24 * 400 }));
  const prepaid = shop.policy.money.topUpMethods.includes("transfer");
  if (prepaid) {
    await addTopUp(shop, { userId, amountCents: 30_000, daysAgo: 390, arrived: true });
    await addTopUp(shop, { userId, amountCents: 15_000, daysAgo: 2, arrived: false });
  }
  await addLife(shop, { holder: customer, expiresIn: 24, renewals: 1, method: prepaid ? "prepaid" : "card" });
  return customer;
}

/** Every third holder signs in; the others bought without an account. */
function holderWithAccount(shop: Shop, passwordHash: string, n: number): DemoHolder {
  const since = shop.now.subtract({ hours: 24 * 400 });
  if (n % 3 !== 0) return addHolder(shop, n, null, since);
  const number = shop.firstNumber + n - 1;
  const described = holderNumber(number);
  const userId = addUser(shop, passwordHash, {
    userName: `prova.${numberWord(number)}`,
    displayName: displayNameOf(described),
    email: described.email,
    roles: ["customer"],
    province: described.address.province,
    ...(described.kind === "company" ? {} : { taxCode: described.taxCode }),
  });
  return addHolder(shop, n, userId, since);
}

async function addClosedPrefixes(shop: Shop, staff: Map<string, string>, next: () => DemoHolder): Promise<void> {
  for (const [i, takenOver] of shop.policy.lifecycle.renewal.closedPrefixes.entries()) {
    const holder = next();
    const mailboxId = await addLife(shop, { holder, expiresIn: 15 + i * 10, takenOver });
    if (i !== 1) continue; // the others are left to whoever tries the demo
    const text = "Vorrei rinnovare la casella, ma il sito dice che non è possibile online.";
    await addRequest(shop, staff, { kind: "renewal-closed-prefix", holder, mailboxId, hoursAgo: 5, text });
  }
}

async function addLateRequests(
  shop: Shop,
  staff: Map<string, string>,
  boxes: Map<number, { id: string; holder: DemoHolder }>,
): Promise<void> {
  const kind = "renewal-too-late";
  const text = "La casella è scaduta da tempo: posso ancora riaverla?";
  const [first, second] = [boxes.get(-230), boxes.get(-300)];
  if (first) await addRequest(shop, staff, { kind, holder: first.holder, mailboxId: first.id, hoursAgo: 30, text });
  const answer = "Sì, è ancora possibile: confermi i dati di fatturazione?";
  if (second)
    await addRequest(shop, staff, { kind, holder: second.holder, mailboxId: second.id, hoursAgo: 70, text, answer });
}
