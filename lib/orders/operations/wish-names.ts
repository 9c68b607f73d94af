import { policyOfOrder } from "@/lib/agreements/store";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { normaliseLocalPart } from "@/lib/names/name";
import { anybody, operation } from "@/lib/platform/operation";
import { domainFor } from "../offer";
import { wishNamesSchema } from "../schema";
import { lockOrder } from "../store";
import { mailboxWithoutName } from "../store/names";

/**
 * Writes down the three names wanted, in order of preference, still unchecked: while the order is a draft, and again
 * when a paid mailbox got none of them. Answers the domain they are for. Refuses `order-unknown`, `names-settled`.
 */
export const wishNames = operation({
  act: "wish-names",
  input: wishNamesSchema,
  may: anybody,
  audit: ({ orderId }) => ({ orderId }),
  run: async (tx, { orderId, domain: wished, names }, context) => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    const mailbox = await mailboxWithoutName(tx, order);
    if (isRefusal(mailbox)) return mailbox;
    const policy = await policyOfOrder(tx, context.policy, order);
    const domain = mailbox?.domain ?? domainFor(policy, order.planCode, wished ?? order.domain);
    await tx.nameChoice.deleteMany({ where: { sellerId: context.seller, orderId } });
    await tx.nameChoice.createMany({
      data: names
        .map((name, i) => ({ sellerId: context.seller, orderId, rank: i + 1, localPart: normaliseLocalPart(name) }))
        .filter((choice) => choice.localPart !== ""),
    });
    await tx.order.update({
      where: { sellerId_id: { sellerId: context.seller, id: orderId } },
      data: { domain, updatedAt: instantToDb(context.now) },
    });
    return { orderId, domain };
  },
});
