import { config } from "@/lib/platform/config";
import { log } from "@/lib/platform/log";
import { loadTrust, NoTrustList } from "../signature/trust/load-trust";
import type { TrustList } from "../signature/verify-signature";

/**
 * Whom the operator believes (TRUST_LIST); null when nobody: then no certificate is judged, and no contract is believed
 * without a look. A list that cannot be used is no list: customers are not stopped by it, the log says so.
 */
export async function trustInForce(): Promise<TrustList | null> {
  try {
    return await loadTrust(config().trustLists);
  } catch (error) {
    if (!(error instanceof NoTrustList)) throw error;
    log.error({ reason: error.message }, "trust list not usable");
    return null;
  }
}
