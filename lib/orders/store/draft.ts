import type { Prisma } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { createLink } from "@/lib/platform/links";
import type { Context } from "@/lib/platform/operation";

/** Days a draft waits for its next answer. */
const DRAFT_DAYS = 30;

interface Chosen {
  plan: string;
  termMonths: number;
  channel: string;
  domain: string;
  locale: string;
  agreementId?: string;
  memberId?: string | null;
  /** Whose it is, when that is not whoever is signed in; null: of whoever has its private link. */
  userId?: string | null;
  requestId?: string;
}

/** Opens a draft with what was chosen, of whoever is signed in; answers it and its private link. */
export async function openDraft(
  tx: Tx,
  context: Context,
  chosen: Chosen,
): Promise<{ orderId: string; linkId: string }> {
  const draft = rowOf(context, chosen);
  await tx.order.create({ data: draft });
  const linkId = await createLink(tx, {
    seller: context.seller,
    purpose: "order",
    subjectId: draft.id,
    at: context.now,
  });
  return { orderId: draft.id, linkId };
}

function rowOf(context: Context, { plan, ...chosen }: Chosen) {
  const id = newId();
  const at = instantToDb(context.now);
  return {
    sellerId: context.seller,
    id,
    // A draft has no payment code: it gets one when it is placed.
    code: `draft-${id}`,
    kind: "activation",
    state: "draft",
    policyVersion: context.policyVersion,
    userId: context.actor.kind === "user" ? context.actor.userId : null,
    planCode: plan,
    ...chosen,
    createdAt: at,
    updatedAt: at,
    expiresAt: instantToDb(context.now.add({ hours: DRAFT_DAYS * 24 })),
  } satisfies Prisma.OrderUncheckedCreateInput;
}
