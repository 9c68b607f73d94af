import { readCert } from "../cms/read-cms";
import { fingerprintOf } from "./list-signature";
import { readTrustFile, refuseFile } from "./trust-file";

const FINGERPRINT = /^[0-9a-f]{64}$/;

/** "AB:CD:…" as programs show it, or plain: a SHA-256 in hex; null when the text is none. */
const fingerprintIn = (text: string): string | null => {
  const hex = text.replaceAll(":", "").toLowerCase();
  return FINGERPRINT.test(hex) ? hex : null;
};

/** Which of the entries are files rather than fingerprints. */
export const signerFiles = (entries: readonly string[]): string[] => entries.filter((each) => !fingerprintIn(each));

/**
 * Who may sign trusted lists, by the SHA-256 of their certificates: given so, or as files of certificates (PEM or DER).
 * Throws NoTrustList, naming the file.
 */
export async function listSigners(entries: readonly string[]): Promise<ReadonlySet<string>> {
  const found = entries.flatMap((each) => fingerprintIn(each) ?? []);
  for (const path of signerFiles(entries)) {
    const file = await readTrustFile(path);
    const certificates = "certificates" in file ? file.certificates : [];
    if (certificates.length === 0) return refuseFile(path, "it holds no certificate of who signs lists");
    found.push(...certificates.map((raw) => readableCert(path, raw)));
  }
  return new Set(found);
}

function readableCert(path: string, raw: Buffer): string {
  try {
    readCert(raw);
    return fingerprintOf(raw);
  } catch {
    return refuseFile(path, "it holds a certificate that can't be read");
  }
}
