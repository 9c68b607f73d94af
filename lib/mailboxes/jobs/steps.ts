import type { Handler } from "@/lib/jobs/handler";
import { sendAll } from "@/lib/platform/boss";

/**
 * Splits what the night decided for many mailboxes into a job for each, so that one the provider refuses holds up no
 * other. Killed in the middle and done again it sends some twice, which the provider's keys make harmless.
 */
export const handler: Handler<"mailbox.steps"> = ({ mailboxIds, ...step }) =>
  sendAll(
    "mailbox.step",
    mailboxIds.map((mailboxId) => ({ ...step, mailboxId })),
  );
