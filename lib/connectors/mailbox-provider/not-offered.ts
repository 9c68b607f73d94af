import type { MailboxExtras, MailboxProvider } from "./port";
import { notOffered } from "./speak";

/** The HUB of vendors that have none: nothing is watched. */
export const NO_HUB: Pick<MailboxProvider, "watchMailbox" | "unwatchMailbox" | "watchedBy"> = {
  watchMailbox: async () => notOffered("hub"),
  unwatchMailbox: async () => notOffered("hub"),
  watchedBy: async () => [],
};

/** Vendors that leave what the owner sets to their webmail. */
export const NO_OPTIONS: Pick<MailboxProvider, "setOptions"> = { setOptions: async () => notOffered("options") };

/** What of a mailbox's extras a vendor of plain mailboxes and space doesn't have, for a staff task; "" when nothing. */
export function otherThanSpace({ sends, watched, lite, switches }: MailboxExtras): string {
  const due = [sends !== null && "sends", watched > 0 && "watched", lite > 0 && "lite", ...switches];
  return due.filter(Boolean).join(", ");
}
