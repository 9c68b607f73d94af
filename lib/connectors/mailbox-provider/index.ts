import { config } from "@/lib/platform/config";
import { remembered } from "../remembered";
import { httpProvider } from "./http";
import type { MailboxProvider } from "./port";

export type * from "./port";

const made = remembered(httpProvider);

/** The mailbox provider that the configuration names: the sandbox's unless another base URL is set. */
export function mailboxProvider(): MailboxProvider {
  return made(config().provider);
}
