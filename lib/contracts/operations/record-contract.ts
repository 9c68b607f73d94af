import { SIGNED_CONTRACT } from "@/lib/documents/document";
import { isKept } from "@/lib/documents/store";
import { replaceFormer } from "@/lib/documents/store/papers";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockDraft } from "@/lib/orders/store";
import { prolongHold } from "@/lib/orders/store/hold";
import { newId } from "@/lib/platform/ids";
import { anybody, operation } from "@/lib/platform/operation";
import { contentHash } from "../contract";
import { recordContractSchema } from "../schema";
import { contentOf, lastContract } from "../store";

/**
 * A drawn contract becomes the order's newest version; what was signed of an older one no longer counts. Drawn twice at
 * once, the first stays. Refuses `order-unknown`, `order-not-draft`, `file-unknown`, `contract-outdated` (the order
 * changed while it was drawn).
 */
export const recordContract = operation({
  act: "record-contract",
  input: recordContractSchema,
  may: anybody,
  audit: ({ orderId, fileId, version, contentHash: hash }) => ({ orderId, fileId, version, contentHash: hash }),
  run: async (tx, input, context): Promise<Outcome<{ contractId: string }>> => {
    const order = await lockDraft(tx, context, input.orderId);
    if (isRefusal(order)) return order;
    const last = await lastContract(tx, order);
    if (last?.contentHash === input.contentHash) return { contractId: last.id };
    const content = await contentOf(tx, context.policy, order, context.today);
    const isOfNow = content && contentHash(content) === input.contentHash && input.version === (last?.version ?? 0) + 1;
    if (!isOfNow) return refuse("contract-outdated");
    if (!(await isKept(tx, context.seller, input.fileId))) return refuse("file-unknown");
    await replaceFormer(tx, order, SIGNED_CONTRACT);
    const contractId = newId();
    await tx.contract.create({
      data: { ...input, sellerId: context.seller, id: contractId, createdAt: instantToDb(context.now) },
    });
    await prolongHold(tx, context, order);
    return { contractId };
  },
});
