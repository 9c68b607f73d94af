import { type RenewalGround, renewalGround } from "@/lib/agreements/store/member-renewal";
import type { Blocks } from "@/lib/catalogue/add-ons";
import type { Mailbox } from "@/lib/generated/prisma/client";
import type { Customer } from "@/lib/invoicing/vat-free";
import { fromDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { type Actor, isStaff } from "@/lib/platform/actor";
import { today } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import type { AddOn } from "@/lib/sellers/policy/add-ons";
import type { Bilingual, Channel } from "@/lib/sellers/policy/common";
import { policyInForce } from "@/lib/sellers/store";
import { renewing } from "../extras";
import { explainRenewal, plansToRenewAs, type RenewalAnswer, renewalTerms } from "../renewal";
import type { WhichMailbox } from "../schema";
import { heldBy } from "../store/add-ons";
import { customerOf } from "../store/buyer";

/**
 * The mailbox somebody wants to renew: by login code and address, which must belong together, or by its own id for its
 * owner, the staff and whoever holds a renewal link to it. Refuses `mailbox-not-found`, the same for every mismatch.
 */
export async function mailboxToRenew(
  tx: Tx,
  seller: string,
  which: WhichMailbox,
  actor: Actor,
): Promise<Outcome<Mailbox, "mailbox-not-found">> {
  const where =
    "mailboxId" in which
      ? { sellerId_id: { sellerId: seller, id: which.mailboxId } }
      : { sellerId_userCode: { sellerId: seller, userCode: which.userCode } };
  const mailbox = await tx.mailbox.findUnique({ where });
  // A Lite mailbox is renewed with its HUB, and has nothing of its own to buy.
  if (!mailbox?.expiresOn || mailbox.hubId || mailbox.state === "revoked") return refuse("mailbox-not-found");
  const known =
    "mailboxId" in which ? mayRenew(actor, mailbox) : `${mailbox.localPart}@${mailbox.domain}` === which.address;
  return known ? mailbox : refuse("mailbox-not-found");
}

function mayRenew(actor: Actor, mailbox: Mailbox): boolean {
  if (actor.kind === "link") return actor.purpose === "renewal" && actor.subjectId === mailbox.id;
  return isStaff(actor) || (actor.kind === "user" && actor.userId === mailbox.userId);
}

/** Renewals bought while signed in go at the account's prices, others at the public shop's. */
export const channelOf = (actor: Actor): Channel => (actor.kind === "user" ? "account" : "public");

export interface RenewalQuote {
  mailboxId: string;
  address: string;
  expiresOn: string;
  /** Add-ons it goes on with. */
  addOns: { name: Bilingual; unit: AddOn["unit"]; units: number }[];
  /** One answer per term on sale; a single one, saying why not, when it can't be renewed online. */
  offers: RenewalOffer[];
}

/** A plan for a term, and what renewing so would cost. `other`: not the plan the mailbox has. */
export interface RenewalOffer {
  plan: string;
  planName: Bilingual;
  other: boolean;
  termMonths: number;
  answer: RenewalAnswer;
}

/** What a renewal of that mailbox would cost today and lead to. Refuses `mailbox-not-found`, `seller-unknown`. */
export async function quoteRenewal(seller: string, which: WhichMailbox, actor: Actor): Promise<Outcome<RenewalQuote>> {
  const found = await policyInForce(db(), seller, today());
  if (!found) return refuse("seller-unknown");
  const mailbox = await mailboxToRenew(db(), seller, which, actor);
  if ("refused" in mailbox) return mailbox;
  const { policy } = found;
  const userId = actor.kind === "user" ? actor.userId : null;
  const groundFor = await renewalGround(db(), policy, mailbox, { userId, channel: channelOf(actor), on: today() });
  const addOns = renewing(policy, await heldBy(db(), seller, mailbox.id));
  const customer = await customerOf(db(), mailbox);
  const offersOf = (plan: string): RenewalOffer[] => {
    const ground = groundFor(plan);
    const terms = renewalTerms(ground.policy, plan, ground.channel, today());
    return terms.map((termMonths) => offerOf(mailbox, plan, ground, { termMonths, addOns, customer }));
  };
  const all = plansToRenewAs(policy, mailbox.planCode).flatMap(offersOf);
  const { planCode } = mailbox;
  const offers = all.length > 0 ? all : [offerOf(mailbox, planCode, groundFor(planCode), { addOns, customer })];
  return {
    mailboxId: mailbox.id,
    address: `${mailbox.localPart}@${mailbox.domain}`,
    expiresOn: fromDb(mailbox.expiresOn!).toString(),
    addOns: addOns.flatMap(({ code, blocks }) => {
      const addOn = policy.catalogue.addOns.find((each) => each.code === code);
      return addOn ? [{ name: addOn.name, unit: addOn.unit, units: addOn.block * blocks }] : [];
    }),
    offers,
  };
}

function offerOf(
  mailbox: Mailbox,
  plan: string,
  { policy, channel }: RenewalGround,
  wanted: { termMonths?: number; addOns: Blocks[]; customer: Customer | null },
): RenewalOffer {
  return {
    plan,
    planName: nameOf(policy, plan),
    other: plan !== mailbox.planCode,
    termMonths: wanted.termMonths ?? 0,
    answer: explainRenewal(policy, { ...renewalFacts(mailbox), plan, on: today(), channel, ...wanted }),
  };
}

const nameOf = (policy: Policy, plan: string): Bilingual =>
  policy.catalogue.plans.find(({ code }) => code === plan)?.name ?? { it: plan, en: plan };

/** What the rule says today of a mailbox, priced for whom it is invoiced to. The caller has checked the viewer. */
export const renewalAnswer = async (policy: Policy, mailbox: Mailbox): Promise<RenewalAnswer> =>
  explainRenewal(policy, { ...renewalFacts(mailbox), on: today(), customer: await customerOf(db(), mailbox) });

/** The facts of a mailbox that the renewal rule asks for. */
export const renewalFacts = (mailbox: Mailbox) => ({
  expiry: fromDb(mailbox.expiresOn!),
  plan: mailbox.planCode,
  ...(mailbox.userCode ? { userCode: mailbox.userCode } : {}),
  ...(mailbox.originalDay ? { originalDay: mailbox.originalDay } : {}),
});
