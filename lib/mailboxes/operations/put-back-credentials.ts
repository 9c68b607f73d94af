import { anybody, operation } from "@/lib/platform/operation";
import { credentialsInput } from "../schema";

/** The provider could not be reached: nobody saw a password, so the link is good again. */
export const putBackCredentials = operation({
  act: "put-back-credentials",
  input: credentialsInput,
  may: anybody,
  audit: (input) => input,
  run: async (tx, { linkId, mailboxId }, context) => {
    await tx.link.updateMany({
      where: { sellerId: context.seller, id: linkId, purpose: "credentials", subjectId: mailboxId },
      data: { usedAt: null },
    });
    return { linkId };
  },
});
