import { z } from "zod";
import { instantToDb } from "@/lib/kernel/day";
import { operation, systemOnly } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";

/**
 * What became of a mail: sent, refused for good (a person must find another way to tell the customer), or dropped
 * because what it spoke of is no longer so. Recording it again changes nothing.
 */
export const recordMail = operation({
  act: "record-mail",
  input: z.strictObject({
    mailId: z.uuid(),
    outcome: z.enum(["sent", "rejected", "dropped"]),
    subject: z.string().max(300).default(""),
    providerId: z.string().max(200).default(""),
  }),
  may: systemOnly,
  audit: ({ mailId, outcome }) => ({ mailId, outcome }),
  run: async (tx, { mailId, outcome, subject, providerId }, context) => {
    const recorded = await tx.mail.updateMany({
      where: { sellerId: context.seller, id: mailId, state: "queued" },
      data:
        outcome === "sent"
          ? { state: "sent", sentAt: instantToDb(context.now), subject, providerId }
          : { state: "rejected", subject },
    });
    if (recorded.count === 1 && outcome === "rejected")
      await openTask(tx, context, { kind: "mail-rejected", subjectKind: "mail", subjectId: mailId });
    return { mailId };
  },
});
