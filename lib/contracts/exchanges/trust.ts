import { compareInstants, type Instant } from "@/lib/kernel/day";
import { now } from "@/lib/platform/clock";
import { config } from "@/lib/platform/config";
import { log } from "@/lib/platform/log";
import { loadTrust, NoTrustList } from "../signature/trust/load-trust";
import type { TrustList } from "../signature/verify-signature";

/** From then on before a list's end the log asks for the next one: it is published well before. */
const ASKED_BEFORE = { hours: 14 * 24 };
const ASKED_AGAIN_AFTER = { hours: 24 };
let askedAt: Instant | null = null;

/**
 * Whom the operator believes (TRUST_LIST); null when nobody: then no certificate is judged, and no contract is believed
 * without a look. A list that cannot be used is no list: customers are not stopped by it, the log says so.
 */
export async function trustInForce(): Promise<TrustList | null> {
  const at = now();
  try {
    const trust = await loadTrust(config().trust, at);
    askForNext(trust, at);
    return trust;
  } catch (error) {
    if (!(error instanceof NoTrustList)) throw error;
    log.error({ reason: error.message }, "trust list not usable");
    return null;
  }
}

/** Until when what the operator loaded holds, in milliseconds since 1970, for the metrics; 0 where it can't be used. */
export async function trustUntil(): Promise<{ file: string; until: number }[]> {
  const { files } = config().trust;
  const trust = await trustInForce();
  if (!trust) return files.map((file) => ({ file, until: 0 }));
  return (trust.lists ?? []).map(({ file, nextUpdate }) => ({ file, until: nextUpdate.epochMilliseconds }));
}

/** Once a day, while a list is about to end. */
function askForNext(trust: TrustList | null, at: Instant): void {
  const ending =
    trust?.lists?.filter(({ nextUpdate }) => compareInstants(nextUpdate.subtract(ASKED_BEFORE), at) <= 0) ?? [];
  if (ending.length === 0 || (askedAt && compareInstants(at, askedAt.add(ASKED_AGAIN_AFTER)) < 0)) return;
  askedAt = at;
  for (const { file, nextUpdate } of ending)
    log.warn({ file, until: String(nextUpdate) }, "trust list about to end: load the next one");
}
