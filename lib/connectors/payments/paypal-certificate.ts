import { type KeyObject, X509Certificate } from "node:crypto";
import { rootCertificates } from "node:tls";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { epochMs } from "@/lib/platform/clock";
import type { WebhookTrust } from "./paypal-trust";

type Refused = "webhook-signature-wrong" | "webhook-unverifiable";

const LARGEST_BYTES = 64 * 1024;
const ANSWER_WITHIN_MS = 5_000;
const MOST_KNOWN = 16;

/** Chains by their address: PayPal signs with a few certificates for months. */
const known = new Map<string, X509Certificate[]>();

/**
 * The public key of the certificate at an address: fetched only from the hosts we trust, never redirected, issued by a
 * known authority and valid now. Refuses `webhook-signature-wrong`; `webhook-unverifiable` when it could not be had.
 */
export async function certificateAt(trust: WebhookTrust, address: string): Promise<Outcome<KeyObject, Refused>> {
  const url = new URL(address);
  const isOurs = trust.certificateHosts.includes(url.host) && (url.protocol === "https:" || !trust.certificateChain);
  if (!isOurs || url.username || url.password) return refuse("webhook-signature-wrong");
  const chain = known.get(url.href) ?? (await fetchChain(url));
  const [leaf] = chain ?? [];
  if (!chain || !leaf) return refuse("webhook-unverifiable");
  if (!isValidNow(leaf) || (trust.certificateChain && !isIssued(chain))) return refuse("webhook-signature-wrong");
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(url.href, chain);
  return leaf.publicKey;
}

async function fetchChain(url: URL): Promise<X509Certificate[] | null> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch(url, { redirect: "error", signal });
    const text = response.ok ? await response.text() : "";
    if (text.length > LARGEST_BYTES) return null;
    const parts = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    return parts.map((part) => new X509Certificate(part));
  } catch {
    return null;
  }
}

function isValidNow(certificate: X509Certificate): boolean {
  const at = epochMs();
  return Date.parse(certificate.validFrom) <= at && at <= Date.parse(certificate.validTo);
}

/** PayPal's own name, and every certificate issued by the next one, the last by an authority this machine knows. */
function isIssued(chain: X509Certificate[]): boolean {
  const [leaf] = chain;
  if (!leaf?.subject.split("\n").some((part) => /^CN=.*\.paypal\.com$/.test(part))) return false;
  const linked = chain.every((each, n) => n === chain.length - 1 || isIssuedBy(each, chain[n + 1]));
  const last = chain.at(-1);
  return linked && last !== undefined && roots().some((root) => isIssuedBy(last, root));
}

const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate | undefined): boolean =>
  issuer !== undefined && isValidNow(issuer) && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

let authorities: X509Certificate[] | undefined;
function roots(): X509Certificate[] {
  authorities ??= rootCertificates.map((pem) => new X509Certificate(pem));
  return authorities;
}
