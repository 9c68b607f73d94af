import { approveReview } from "@/lib/documents/operations/approve-review";
import { checkNames } from "@/lib/names/exchanges/check-names";
import { describeHolder } from "@/lib/orders/operations/describe-holder";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { startOrder } from "@/lib/orders/operations/start-order";
import type { Actor } from "@/lib/platform/actor";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { done } from "@/tests/operations/payments/support";
import { holderOf } from "@/tests/simulation/holders";
import { givenDocument, somebody } from "@/tests/support/papers";

interface Purchase {
  seller: string;
  actor: Actor;
  /** A plan and its months, "base/12". */
  offer: string;
  cents: number;
  /** The holder's number, and the name's. */
  n: number;
}

/** The wizard of a purchase from its first page to the order, its papers sent and found good. Answers the order's id. */
export async function buyMailbox({ seller, actor, offer, cents, n }: Purchase): Promise<string> {
  const call = { seller, actor };
  const { orderId } = done(await startOrder({ offer }, call));
  done(await describeHolder({ orderId, holder: holderOf("person", n), billing: { to: "holder" } }, call));
  done(await checkNames({ orderId, names: [`compra.${n}`, `compra.${n}.bis`, `compra.${n}.ter`] }, call));
  for (const kind of ["identity-front", "identity-back"] as const) await givenDocument(orderId, kind, seller);
  const identitySealed = seal({ type: "identity-card", number: "CA00000AA", expiresOn: "2099-12-31" });
  const key = { sellerId_id: { sellerId: seller, id: orderId } };
  await db().order.update({ where: key, data: { identitySealed } });
  const accepted = { acceptTerms: true, immediateActivation: true, seenTotalCents: cents };
  done(await placeOrder({ orderId, ...accepted }, call));
  const review = await db().review.findFirstOrThrow({ where: { orderId, state: "open" } });
  done(await approveReview({ reviewId: review.id }, { seller, actor: somebody("Anna", "back-office") }));
  return orderId;
}
