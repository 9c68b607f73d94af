import { z } from "zod";
import { instantToDb } from "@/lib/kernel/day";
import { operation, systemOnly } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";

/**
 * What became of a text message: sent, refused for good (a person must find another way to tell the customer), or dropped
 * because what it spoke of is no longer so. Recording it again changes nothing.
 */
export const recordSms = operation({
  act: "record-sms",
  input: z.strictObject({
    smsId: z.uuid(),
    outcome: z.enum(["sent", "rejected", "dropped"]),
    providerId: z.string().max(200).default(""),
  }),
  may: systemOnly,
  audit: ({ smsId, outcome }) => ({ smsId, outcome }),
  run: async (tx, { smsId, outcome, providerId }, context) => {
    const recorded = await tx.sms.updateMany({
      where: { sellerId: context.seller, id: smsId, state: "queued" },
      data:
        outcome === "sent" ? { state: "sent", sentAt: instantToDb(context.now), providerId } : { state: "rejected" },
    });
    if (recorded.count === 1 && outcome === "rejected")
      await openTask(tx, context, { kind: "sms-rejected", subjectKind: "sms", subjectId: smsId });
    return { smsId };
  },
});
