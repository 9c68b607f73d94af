import { cache } from "react";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { findLink, type LinkPurpose } from "@/lib/platform/links";
import type { Policy } from "@/lib/sellers/policy";
import { resellerBrand } from "../terms";
import { resellerLogo } from "./logo";

const subject = z.object({
  mailboxId: z.string().optional(),
  orderId: z.string().optional(),
  holderId: z.string().optional(),
  requestId: z.string().optional(),
});

/** Mails the seller's own people get. */
const TO_STAFF: readonly string[] = ["request-assigned"];

/**
 * In whose name a mail speaks: a reseller's, where it is about a mailbox, an order or a holder of theirs and does not go
 * to the reseller; else the seller's. Who provides the service by law (legal name and address) stays the seller.
 */
export async function brandOfMail(
  seller: string,
  brand: Policy["brand"],
  { facts, recipient, template }: { facts: object; recipient: string; template: string },
): Promise<Policy["brand"]> {
  if (TO_STAFF.includes(template)) return brand;
  const userId = await accountBehind(seller, subject.catch({}).parse(facts));
  const reseller = await facedReseller(seller, userId);
  return reseller && reseller.user.email !== recipient ? inFaceOf(brand, reseller) : brand;
}

/** The reseller whose account something is, if it shows a face of its own. */
async function facedReseller(seller: string, userId: string | null) {
  const where = userId && { sellerId_userId: { sellerId: seller, userId } };
  const found = where && (await db().reseller.findUnique({ where, include: { user: { select: { email: true } } } }));
  return found && found.brand !== null ? found : null;
}

/** A seller's brand with a reseller's face before it. */
function inFaceOf(brand: Policy["brand"], reseller: { brand: unknown }): Policy["brand"] {
  const { phone: _, ...rest } = brand;
  return { ...rest, ...resellerBrand.parse(reseller.brand) };
}

/** The rooms of the shop behind a private link, by the first word of their path. */
const ROOMS: Record<string, { purpose: LinkPurpose; about: "orderId" | "mailboxId" | "holderId" | "requestId" }> = {
  ordine: { purpose: "order", about: "orderId" },
  paga: { purpose: "order", about: "orderId" },
  acquista: { purpose: "order", about: "orderId" },
  credenziali: { purpose: "credentials", about: "mailboxId" },
  rinnova: { purpose: "renewal", about: "mailboxId" },
  revoca: { purpose: "revoke", about: "mailboxId" },
  azienda: { purpose: "company", about: "holderId" },
  richiesta: { purpose: "request", about: "requestId" },
};

interface PageFace {
  brand: Policy["brand"];
  /** Path of the logo. */
  logo: string | null;
}

/**
 * In whose face a page is shown: that of a reseller, where somebody who is not signed in follows the private link of
 * something of its customers'; else the seller's. `path` as the request asks for it. Read once per request.
 */
export const faceOfPage = cache(async (seller: string, brand: Policy["brand"], path: string): Promise<PageFace> => {
  const own = { brand, logo: null };
  const [, , room = "", token = ""] = path.split(/[?#]/)[0]?.split("/") ?? [];
  const found = Object.hasOwn(ROOMS, room) ? ROOMS[room] : undefined;
  const link = found && token ? await findLink(seller, found.purpose, token, now()) : null;
  const about = found && link ? { [found.about]: link.subjectId } : {};
  const reseller = await facedReseller(seller, await accountBehind(seller, about));
  if (!reseller) return own;
  const logo = (await resellerLogo(seller, reseller.id)) && `/${seller}/r/${reseller.id}/logo`;
  return { brand: inFaceOf(brand, reseller), logo: logo || null };
});

async function accountBehind(sellerId: string, about: z.infer<typeof subject>): Promise<string | null> {
  const key = (id: string) => ({ where: { sellerId_id: { sellerId, id } }, select: { userId: true } });
  const { mailboxId, orderId, holderId, requestId } = about;
  if (mailboxId && isId(mailboxId)) return (await db().mailbox.findUnique(key(mailboxId)))?.userId ?? null;
  if (orderId && isId(orderId)) return (await db().order.findUnique(key(orderId)))?.userId ?? null;
  if (holderId && isId(holderId)) return (await db().holder.findUnique(key(holderId)))?.userId ?? null;
  if (requestId && isId(requestId)) return accountBehindRequest(sellerId, requestId);
  return null;
}

/** Whose customer asked: it was the reseller's from the beginning, whoever answers by now. */
async function accountBehindRequest(sellerId: string, id: string): Promise<string | null> {
  const where = { sellerId_id: { sellerId, id } };
  const asked = await db().request.findUnique({ where, select: { reseller: { select: { userId: true } } } });
  return asked?.reseller?.userId ?? null;
}
