import { operation } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";
import { putBackInput } from "../schema";
import { throughItsLink } from "../store/credentials";

/**
 * The provider gave no password, so nobody saw one and the link is good again. When it refused for good, a person must
 * look: the customer is told so and can do nothing.
 */
export const putBackCredentials = operation({
  act: "put-back-credentials",
  input: putBackInput,
  may: throughItsLink,
  audit: (input) => input,
  run: async (tx, { linkId, mailboxId, forGood }, context) => {
    await tx.link.updateMany({
      where: { sellerId: context.seller, id: linkId, purpose: "credentials", subjectId: mailboxId },
      data: { usedAt: null },
    });
    if (forGood)
      await openTask(tx, context, { kind: "credentials-refused", subjectKind: "mailbox", subjectId: mailboxId });
    return { linkId };
  },
});
