import { agreementTerms } from "@/lib/agreements/terms";
import { addMonths, instantToDb, toDb } from "@/lib/kernel/day";
import { takesAgreements } from "@/lib/orders/offer";
import { isBody } from "@/lib/orders/schema";
import { blindIndex, seal } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { holderNumber } from "./people";
import type { Shop } from "./shop";
import { addUser } from "./staff";

const MEMBERS = 12;
/** Far from the numbers of the shop's own customers. */
const FIRST_MEMBER = 400;

/** A bar association with its list of members, and its secretary, where the seller sells by agreements. */
export function addAgreement(shop: Shop, passwordHash: string): void {
  const plan = shop.policy.catalogue.plans[0];
  if (!plan || !takesAgreements(shop.policy) || !shop.policy.money.methods.agreement) return;
  const { seller: sellerId } = shop;
  const id = newId();
  const at = instantToDb(shop.now.subtract({ hours: 24 * 60 }));
  const sale = { plan: plan.code, orderCents: 0 };
  const terms = agreementTerms.parse({
    prices: [
      { ...sale, act: "activation", termMonths: 24, amountCents: 1600 },
      { ...sale, act: "renewal", termMonths: 12, amountCents: 1500 },
      { ...sale, act: "renewal", termMonths: 24, amountCents: 2800 },
    ],
    proofs: ["number", "code"],
    collects: true,
    commissionBps: 500,
  });
  const userId = addUser(shop, passwordHash, {
    userName: "ordine.esempio",
    displayName: "Segreteria dell’Ordine di Esempio",
    email: `ordine@${sellerId}.example.com`,
    roles: ["customer"],
  });
  shop.rows.agreement.push({
    sellerId,
    id,
    slug: "avvocati-esempio",
    name: "Ordine degli Avvocati di Esempio",
    state: "in_force",
    validFrom: toDb(addMonths(shop.today, -6)),
    validTo: toDb(addMonths(shop.today, 18)),
    terms,
    createdAt: at,
    updatedAt: at,
    begunAt: at,
    accountUserId: userId,
  });
  for (let n = 0; n < MEMBERS; n++) addMember(shop, id, n, at);
  shop.rows.agreementManager.push({ sellerId, agreementId: id, userId, grantedAt: at });
}

function addMember(shop: Shop, agreementId: string, n: number, listedAt: Date): void {
  const person = holderNumber(shop.firstNumber + FIRST_MEMBER + n);
  if (isBody(person) || !person.taxCode) return;
  shop.rows.agreementMember.push({
    sellerId: shop.seller,
    id: newId(),
    agreementId,
    number: `A${String(100 + n).padStart(5, "0")}`,
    firstName: person.firstName,
    lastName: person.lastName,
    email: person.email,
    taxCodeIndex: blindIndex(person.taxCode),
    taxCodeSealed: seal(person.taxCode),
    listedAt,
  });
}
