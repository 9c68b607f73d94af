import { readFile, stat } from "node:fs/promises";
import { NoTrustList } from "./trust-list";

const MOST_BYTES = 64 * 1024 * 1024;
const blocksOf = (label: string) => new RegExp(`-----BEGIN ${label}-----([^-]+)-----END ${label}-----`, "g");

/** One of the operator's files: a trusted list in XML, or certificates and revocation lists in DER. */
export type TrustFile = { path: string } & ({ xml: string } | { certificates: Buffer[]; crls: Buffer[] });

/** Says of a file why it can't be used. */
export function refuseFile(path: string, why: string): never {
  throw new NoTrustList(`The trust list ${path} can't be used: ${why}.`);
}

/** What tells whether a file is still as it was. Throws NoTrustList. */
export async function stampOf(path: string): Promise<string> {
  const { mtimeMs, size } = await stat(path).catch(() => refuseFile(path, "it can't be read"));
  return size > MOST_BYTES ? refuseFile(path, "it is too large") : `${path} ${mtimeMs} ${size}`;
}

/** Reads a file: XML, PEM, DER of one certificate, or DER of one revocation list in a file that ends in .crl. */
export async function readTrustFile(path: string): Promise<TrustFile> {
  const bytes = await readFile(path).catch(() => refuseFile(path, "it can't be read"));
  const text = bytes.toString("utf8");
  if (text.trim() === "") return refuseFile(path, "it is empty");
  if (/^\uFEFF?\s*</.test(text)) return { path, xml: text };
  const inPem = (label: string) =>
    [...text.matchAll(blocksOf(label))].map(([, base64]) => Buffer.from(base64 ?? "", "base64"));
  const [certificates, crls] = [inPem("CERTIFICATE"), inPem("X509 CRL")];
  if (certificates.length + crls.length > 0) return { path, certificates, crls };
  return path.toLowerCase().endsWith(".crl")
    ? { path, certificates: [], crls: [bytes] }
    : { path, certificates: [bytes], crls: [] };
}
