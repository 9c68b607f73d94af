import { z } from "zod";
import { operation, systemOnly } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";
import { writeHistory } from "../store";

/** The provider refused for good what a mailbox is entitled to: the staff must act; what was paid stays paid. */
export const failExtras = operation({
  act: "fail-extras",
  input: z.strictObject({ mailboxId: z.uuid(), orderId: z.uuid(), detail: z.string().max(200) }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { mailboxId, detail }, context) => {
    await openTask(tx, context, { kind: "extras-failed", subjectKind: "mailbox", subjectId: mailboxId, detail });
    await writeHistory(tx, context, mailboxId, "add-on-failed");
    return { mailboxId };
  },
});
