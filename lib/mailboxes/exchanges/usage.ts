import { type MailboxUsage, mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { isRefusal } from "@/lib/kernel/refusal";

/** What a mailbox uses of its space and sends, asked while the page waits; null when the provider doesn't tell. */
export async function usageOf(providerRef: string | null): Promise<MailboxUsage | null> {
  if (!providerRef) return null;
  const usage = await mailboxProvider().usageOf(providerRef);
  return isRefusal(usage) ? null : usage;
}
