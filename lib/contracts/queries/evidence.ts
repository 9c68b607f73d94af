import { localeOr } from "@/lib/i18n/locales";
import { instantFromDb } from "@/lib/kernel/day";
import { signerOf } from "@/lib/orders/answers";
import { holderOfOrder } from "@/lib/orders/store/answers";
import { db } from "@/lib/platform/db";
import { policyVersion } from "@/lib/sellers/store";
import type { Evidence } from "../evidence";
import { factsOf } from "../store/signatures";

/** What is known of a signature by now; null when there is none. For jobs: nobody's rights are checked. */
export async function evidenceOf(seller: string, signatureId: string): Promise<Evidence | null> {
  const signature = await db().signature.findUnique({
    where: { sellerId_id: { sellerId: seller, id: signatureId } },
    include: { contract: true, order: { include: { holder: true } } },
  });
  if (!signature) return null;
  const { contract, order } = signature;
  const { brand } = await policyVersion(db(), seller, order.policyVersion);
  const holder = holderOfOrder(order, order.holder?.detailsSealed);
  const signer = holder && signerOf(holder);
  return {
    locale: localeOr(order.locale),
    seller: brand.legalName,
    orderCode: order.placedAt ? order.code : null,
    contract,
    signer: {
      name: signer ? `${signer.firstName} ${signer.lastName}` : (order.holder?.displayName ?? ""),
      taxCode: signer?.taxCode ?? null,
    },
    signedAt: instantFromDb(signature.signedAt),
    signedSha256: signature.sha256,
    facts: factsOf(signature),
    decision: signature.way === "by-hand" ? await decisionOn(seller, order.id) : null,
  };
}

async function decisionOn(seller: string, orderId: string): Promise<Evidence["decision"]> {
  const review = await db().review.findFirst({
    where: { sellerId: seller, orderId, state: "approved", basis: "staff" },
    orderBy: { round: "desc" },
  });
  return review?.decidedAt ? { who: review.decidedByName ?? "", at: instantFromDb(review.decidedAt) } : null;
}
