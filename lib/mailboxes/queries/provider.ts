import { z } from "zod";
import { fromDb, isoDay } from "@/lib/kernel/day";
import { countryOf, signerOf, taxIdOf, vatNumberOf } from "@/lib/orders/answers";
import { isUnderWay } from "@/lib/orders/order";
import { type Holder, holderSchema, isBody } from "@/lib/orders/schema";
import { today } from "@/lib/platform/clock";
import { unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { policyInForce } from "@/lib/sellers/store";
import type { MailboxState } from "../mailbox";

/** Since when a mailbox is wanted: nobody asked the provider for it before. ISO instant. */
export async function wantedSince(seller: string, mailboxId: string): Promise<string> {
  const row = await db().mailbox.findUniqueOrThrow({ where: { sellerId_id: { sellerId: seller, id: mailboxId } } });
  return row.createdAt.toISOString();
}

/** The order a mailbox came from. Throws when it has none: only bought mailboxes are provisioned. */
export async function orderOfMailbox(seller: string, mailboxId: string): Promise<string> {
  const row = await db().mailbox.findUniqueOrThrow({ where: { sellerId_id: { sellerId: seller, id: mailboxId } } });
  if (!row.orderId) throw new Error(`mailbox ${mailboxId} has no order`);
  return row.orderId;
}

/** Rows older than the kinds of holder of today say no more than the codice fiscale. */
const holderDetails = z.looseObject({ taxCode: z.string() });

/** The holder as the provider must know it. */
export async function holderForProvider(seller: string, holderId: string) {
  const row = await db().holder.findUniqueOrThrow({ where: { sellerId_id: { sellerId: seller, id: holderId } } });
  const opened = unseal(row.detailsSealed);
  const holder = holderSchema.safeParse(opened);
  const taxCode = holder.success ? taxIdOf(holder.data) : holderDetails.parse(opened).taxCode;
  const details = holder.success ? detailsOf(holder.data) : undefined;
  return { kind: kindForProvider(row.kind), name: row.displayName, taxCode, details };
}

/** What vendors ask of the human and of where the holder is. */
function detailsOf(holder: Holder) {
  const { firstName, lastName, birthDate, birthPlace, taxCode: personTaxCode } = signerOf(holder);
  const { email, phone, address } = holder;
  return {
    ...{ firstName, lastName, birthDate, birthPlace, personTaxCode, email, phone },
    address: { ...address, country: countryOf(holder) },
    body: isBody(holder) ? { name: holder.companyName, isPublic: holder.kind === "public-body" } : undefined,
    vatNumber: vatNumberOf(holder) ?? undefined,
  };
}

/** The provider tells persons, professionals and bodies apart, wherever they are at home. */
const kindForProvider = (kind: string): "person" | "professional" | "company" => {
  if (kind === "professional") return kind;
  return kind === "person" || kind === "foreign-person" ? "person" : "company";
};

/** Where a seller's new mailboxes are made, and what is asked for there: the vendor's plan, the prefix of login codes. */
export async function providerOf(seller: string) {
  const found = await policyInForce(db(), seller, today());
  if (!found) throw new Error(`no policy for ${seller}`);
  const { names, service } = found.policy;
  return {
    vendor: service.provider.vendor,
    userIdPrefix: names.userIdPrefix,
    vendorPlan: (code: string) => service.provider.plans.find(({ plan }) => plan === code)?.vendorPlan ?? code,
  };
}

/** A renewal that is paid (or begun on trust) and not yet carried out; null when there is nothing (more) to do. */
export async function paidRenewal(seller: string, orderId: string) {
  const order = await db().order.findUnique({ where: { sellerId_id: { sellerId: seller, id: orderId } } });
  if (!order || !isUnderWay(order) || order.kind !== "renewal" || !order.newExpiry || !order.mailboxId) return null;
  const mailbox = await mailboxAtProvider(seller, order.mailboxId);
  if (!mailbox) return null;
  return { ...mailbox, newExpiry: isoDay(fromDb(order.newExpiry)) };
}

/** A mailbox that exists at the provider, by its reference there. */
export async function mailboxAtProvider(
  seller: string,
  mailboxId: string,
): Promise<{ providerRef: string; state: MailboxState } | null> {
  const row = await db().mailbox.findUnique({
    where: { sellerId_id: { sellerId: seller, id: mailboxId } },
    select: { providerRef: true, state: true },
  });
  return row?.providerRef ? { providerRef: row.providerRef, state: row.state } : null;
}
