import { isByCertificate } from "@/lib/agreements/store/certificate";
import { signingOf, waysToSign } from "@/lib/contracts/signing";
import { isContractCurrent } from "@/lib/contracts/store";
import { askedKinds, SIGNED_CONTRACT, withCertificate } from "@/lib/documents/document";
import { identitySchema } from "@/lib/documents/schema";
import type { Order } from "@/lib/generated/prisma/client";
import { compareInstants, day, dayInRome, type Instant, isBefore } from "@/lib/kernel/day";
import { heldName } from "@/lib/names/store";
import { unseal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import type { Progress } from "../steps";
import { readAnswers } from "./answers";

/** The name an order holds, as long as it is one of its wishes; `lapsed`: the hold has ended and nobody took it yet. */
export async function wishHeld(tx: Tx, order: { sellerId: string; id: string; domain: string }, now: Instant) {
  const held = await heldName(tx, order.sellerId, order.id);
  if (held?.domain !== order.domain) return null;
  const wished = await tx.nameChoice.count({
    where: { sellerId: order.sellerId, orderId: order.id, localPart: held.localPart },
  });
  return wished > 0 ? { ...held, lapsed: compareInstants(held.until, now) <= 0 } : null;
}

/** The identity document is described and still valid on the day. */
function isIdentified(order: Order, now: Instant): boolean {
  const parsed = order.identitySealed ? identitySchema.safeParse(unseal(order.identitySealed)) : null;
  return parsed?.success === true && !isBefore(day(parsed.data.expiresOn), dayInRome(now));
}

/** How far the answers of a draft are. */
export async function progressOf(tx: Tx, policy: Policy, order: Order, now: Instant): Promise<Progress> {
  const { holder, billing } = readAnswers(order);
  const held = await wishHeld(tx, order, now);
  const documents = await tx.document.findMany({
    where: { sellerId: order.sellerId, orderId: order.id, state: { in: ["uploaded", "approved"] } },
    select: { kind: true, signature: { select: { way: true } } },
  });
  const contractCurrent = await isContractCurrent(tx, policy, order, dayInRome(now));
  const ways = waysToSign(policy).map(({ way }) => way as string);
  // A contract signed in a way no longer offered must be signed again.
  const counts = ({ kind, signature }: (typeof documents)[number]) =>
    kind !== SIGNED_CONTRACT || (contractCurrent && (!signature || ways.includes(signature.way)));
  const kinds = askedKinds(policy, holder?.kind, signingOf(policy, order.signingWay));
  return {
    identity: isIdentified(order, now),
    holder: holder !== undefined && billing !== undefined,
    name: held !== null && !held.lapsed,
    askedDocuments: order.channel === "paper" ? [] : withCertificate(kinds, await isByCertificate(tx, order)),
    givenDocuments: documents.filter(counts).map(({ kind }) => kind),
  };
}
