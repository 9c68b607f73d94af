import type { TrustList } from "../signature/verify-signature";

/** The authorities the operator has loaded; null when there are none: then no certificate is judged. */
export const trustInForce = async (): Promise<TrustList | null> => null;
