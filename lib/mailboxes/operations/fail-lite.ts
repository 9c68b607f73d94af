import { z } from "zod";
import { isRefusal } from "@/lib/kernel/refusal";
import { blockName } from "@/lib/names/store/claim";
import { operation, systemOnly } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";
import { lockMailbox, moveMailbox, writeHistory } from "../store";

/**
 * A Lite mailbox could not be made: its name is somebody else's at the provider (its owner chooses another in the panel), or
 * the provider said no for good (the staff must look). Refuses `mailbox-unknown`, `mailbox-cannot-fail-provisioning`.
 */
export const failLite = operation({
  act: "fail-lite",
  input: z.strictObject({
    mailboxId: z.uuid(),
    reason: z.enum(["no-name-left", "provider-rejected"]),
    detail: z.string().max(200).default(""),
  }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { mailboxId, reason, detail }, context) => {
    const lite = await lockMailbox(tx, context.seller, mailboxId);
    if (isRefusal(lite)) return lite;
    const failed = await moveMailbox(tx, context.now, lite, "fail-provisioning");
    if (isRefusal(failed)) return failed;
    const { domain, localPart } = lite;
    if (reason === "no-name-left") await blockName(tx, context, { domain, localPart });
    await writeHistory(tx, context, mailboxId, "provisioning-failed", { reason });
    await openTask(tx, context, { kind: reason, subjectKind: "mailbox", subjectId: mailboxId, detail });
    return { mailboxId };
  },
});
