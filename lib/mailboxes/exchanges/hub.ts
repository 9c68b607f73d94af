import { mailboxProvider, type Watching } from "@/lib/connectors/mailbox-provider";
import { isRefusal } from "@/lib/kernel/refusal";

/** How a HUB stands today with each mailbox it watches, by address, asked while the page waits; empty when nobody answers. */
export async function watchingOf(providerRef: string | null): Promise<Map<string, Watching>> {
  if (!providerRef) return new Map();
  const watched = await mailboxProvider().watchedBy(providerRef);
  return new Map(isRefusal(watched) ? [] : watched.map(({ address, state }) => [address, state]));
}
