import { policyUnder } from "@/lib/agreements/price-list";
import { type AgreementTerms, agreementTerms } from "@/lib/agreements/terms";
import { addMonths, instantToDb, toDb } from "@/lib/kernel/day";
import { takesAgreements } from "@/lib/orders/offer";
import { isBody } from "@/lib/orders/schema";
import { blindIndex, seal } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { addHolder } from "./holders";
import { nextUserCode } from "./lives";
import { addMailbox, tell, termEnds } from "./mailboxes";
import { addPaidOrder } from "./paid-orders";
import { holderNumber } from "./people";
import { addTopUp } from "./prepaid";
import { momentOf, type Shop } from "./shop";
import { addUser } from "./staff";

const MEMBERS = 12;
/** Far from the numbers of the shop's own customers. */
const FIRST_MEMBER = 400;
/** Days from today to the expiry of the members' mailboxes, bought for two years: two soon, two bought lately. */
const EXPIRIES = [12, 25, 700, 726];
const BOUGHT_MONTHS = 24;
/** Months the agreement has been in force. */
const VALID_SINCE = 30;

/** A bar association as it is written down: what was agreed, its secretary, and its members by their numbers. */
export interface DemoAgreement {
  id: string;
  terms: AgreementTerms;
  userId: string;
  members: { id: string; n: number }[];
}

/** A bar association with its list of members, and its secretary, where the seller sells by agreements. */
export function addAgreement(shop: Shop, passwordHash: string): DemoAgreement | null {
  const plan = shop.policy.catalogue.plans[0];
  if (!plan || !takesAgreements(shop.policy) || !shop.policy.money.methods.agreement) return null;
  const { seller: sellerId } = shop;
  const id = newId();
  const at = instantToDb(shop.now.subtract({ hours: 24 * 60 }));
  const begun = instantToDb(momentOf(shop, addMonths(shop.today, -VALID_SINCE), "09:00"));
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
    validFrom: toDb(addMonths(shop.today, -VALID_SINCE)),
    validTo: toDb(addMonths(shop.today, 18)),
    terms,
    createdAt: begun,
    updatedAt: begun,
    begunAt: begun,
    accountUserId: userId,
  });
  const members = Array.from({ length: MEMBERS }, (_, n) => addMember(shop, id, n, at) ?? []).flat();
  shop.rows.agreementManager.push({ sellerId, agreementId: id, userId, grantedAt: at });
  return { id, terms, userId, members };
}

function addMember(shop: Shop, agreementId: string, n: number, listedAt: Date): { id: string; n: number } | null {
  const person = holderNumber(shop.firstNumber + FIRST_MEMBER + n);
  if (isBody(person) || !person.taxCode) return null;
  const id = newId();
  shop.rows.agreementMember.push({
    sellerId: shop.seller,
    id,
    agreementId,
    number: `A${String(100 + n).padStart(5, "0")}`,
    firstName: person.firstName,
    lastName: person.lastName,
    email: person.email,
    taxCodeIndex: blindIndex(person.taxCode),
    taxCodeSealed: seal(person.taxCode),
    listedAt,
  });
  return { id, n };
}

/** Some members have bought, at the agreement's price; and there is money in the account their order renews from. */
export async function addMemberMailboxes(shop: Shop, agreement: DemoAgreement): Promise<void> {
  for (const [i, expiresIn] of EXPIRIES.entries()) {
    const member = agreement.members[i];
    if (member) await addMemberMailbox(shop, agreement, { ...member, expiresIn });
  }
  if (shop.policy.money.topUpMethods.includes("transfer"))
    await addTopUp(shop, { userId: agreement.userId, amountCents: 1_000_000, daysAgo: 20, arrived: true });
}

type Bought = DemoAgreement["members"][number] & { expiresIn: number };

async function addMemberMailbox(shop: Shop, { id: agreementId, terms }: DemoAgreement, bought: Bought) {
  const deal = { state: "in-force" as const, validFrom: addMonths(shop.today, -VALID_SINCE), validTo: null, terms };
  const policy = policyUnder(shop.policy, deal);
  const { begins, ends } = termEnds(shop.today, bought.expiresIn, [BOUGHT_MONTHS]);
  const [settledAt, fulfilledAt] = [momentOf(shop, begins, "10:05"), momentOf(shop, begins, "11:20")];
  const buyer = addHolder(shop, FIRST_MEMBER + bought.n + 1, null, settledAt);
  const [plan] = policy.catalogue.plans;
  const [expiresOn] = ends;
  if (!plan || !expiresOn) return;
  const domain = plan.domain ?? policy.names.domains[0] ?? "";
  const mailboxId = newId();
  const sale = { kind: "activation" as const, buyer, mailboxId, plan: plan.code, domain, termMonths: BOUGHT_MONTHS };
  const under = { agreementId, memberId: bought.id };
  const paid = { ...sale, settledAt, fulfilledAt, method: "card" as const, under };
  const order = await addPaidOrder({ ...shop, policy }, paid);
  const userCode = nextUserCode(shop, shop.policy.names.userIdPrefix);
  tell(shop, mailboxId, "bought", settledAt, { order: order.code });
  tell(shop, mailboxId, "activated", fulfilledAt, { userCode });
  const box = { id: mailboxId, holder: buyer, plan: plan.code, domain, userCode, orderId: order.id };
  addMailbox(shop, { ...box, termMonths: BOUGHT_MONTHS, activatedOn: begins, expiresOn });
}
