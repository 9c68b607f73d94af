import { openCades } from "./cms/open-cades";
import { prepareCrypto } from "./engine";
import { judgeSigner } from "./judge-signer";
import { isPdf, openPades } from "./pdf/open-pades";
import { nothing, type Opened, type Question } from "./question";
import type { Reason, SignerFacts, Verdict } from "./verdict";

export type { Question } from "./question";
export type { TrustList } from "./trust/trust-list";
export type { Verdict } from "./verdict";

/** Larger files are not looked into. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Judges a signed file: .p7m (CAdES, DER, BER, base64 or PEM) or signed PDF (PAdES). Never throws, whatever the bytes;
 * `reason` is the first thing that is wrong. `trust: null` judges integrity only: such a verdict is `valid` with
 * `trust: "not-checked"`, and nothing may be activated on it. The network is never reached: certificates are checked
 * against the revocation data that the file itself brings.
 */
export async function verifySignature(bytes: Uint8Array, question: Question): Promise<Verdict> {
  prepareCrypto();
  const opened = await open(bytes, question);
  const signers: SignerFacts[] = [];
  for (const found of opened.signatures) signers.push(await judgeSigner(found, question));
  return verdictOf(opened, signers, question);
}

async function open(bytes: Uint8Array, question: Question): Promise<Opened> {
  if (bytes.length > MOST_BYTES) return nothing("too-large");
  return isPdf(bytes) ? await openPades(bytes, question) : await openCades(bytes, question);
}

function verdictOf(opened: Opened, signers: SignerFacts[], { taxCode, trust }: Question): Verdict {
  const wrong = signers.find(({ reason }) => reason !== null)?.reason ?? null;
  const reason = opened.fault ?? wrong ?? (signers.length === 0 ? "not-signed" : wrongPerson(signers, taxCode));
  const trusted = signers.length > 0 && signers.every((signer) => signer.trust === "trusted");
  return {
    valid: reason === null,
    reason,
    container: opened.container,
    trust: !trust ? "not-checked" : trusted ? "trusted" : "untrusted",
    signers,
    content: opened.content,
    notes: [...new Set([...opened.notes, ...signers.flatMap((signer) => signer.notes)])],
  };
}

/** The applicant must be among the signers. */
function wrongPerson(signers: readonly SignerFacts[], taxCode: string | undefined): Reason | null {
  if (taxCode === undefined) return null;
  const codes = signers.flatMap((signer) => signer.taxCode ?? []);
  if (codes.includes(taxCode.trim().toUpperCase())) return null;
  return codes.length < signers.length ? "no-tax-code" : "other-signer";
}
