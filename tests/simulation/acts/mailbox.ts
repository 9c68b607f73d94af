import type { Mailbox } from "../model/things";
import type { Customer } from "../world";

/** How a customer names a mailbox: their own by its id, when signed in, else by login code and address. */
export function callOn({ user }: Customer, { seller, id, codes }: Mailbox) {
  if (user) return { which: { mailboxId: id }, call: { seller, actor: user.actor } };
  return { which: codes, call: { seller, actor: { kind: "anonymous" as const } } };
}
