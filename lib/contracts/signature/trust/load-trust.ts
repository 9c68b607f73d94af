import { readFile, stat } from "node:fs/promises";
import { readCert } from "../cms/read-cms";
import type { Anchor, TrustList } from "./trust-list";
import { NoTrustList, trustedListAnchors } from "./trusted-list";

export { NoTrustList } from "./trusted-list";

const MOST_BYTES = 64 * 1024 * 1024;
const PEM = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g;

const known = new Map<string, { stamp: string; anchors: Anchor[] }>();

/**
 * Whom to believe, from the operator's files: trusted lists in XML (ETSI TS 119 612), bundles of certificates in PEM, or
 * single ones in DER. Null when there is no file. Kept in memory until a file changes. Throws NoTrustList, naming the file.
 */
export async function loadTrust(paths: readonly string[]): Promise<TrustList | null> {
  if (paths.length === 0) return null;
  const anchors: Anchor[] = [];
  for (const path of paths) anchors.push(...(await anchorsIn(path)));
  return { anchors };
}

async function anchorsIn(path: string): Promise<Anchor[]> {
  const { mtimeMs, size } = await stat(path).catch(() => refused(path, "it can't be read"));
  const stamp = `${mtimeMs} ${size}`;
  const cached = known.get(path);
  if (cached?.stamp === stamp) return cached.anchors;
  if (size > MOST_BYTES) return refused(path, "it is too large");
  const anchors = parsed(path, await readFile(path).catch(() => refused(path, "it can't be read")));
  if (anchors.length === 0) return refused(path, "it names no authority");
  known.set(path, { stamp, anchors });
  return anchors;
}

function parsed(path: string, bytes: Buffer): Anchor[] {
  const text = bytes.toString("utf8");
  try {
    if (/^\uFEFF?\s*</.test(text)) return trustedListAnchors(text);
    const blocks = [...text.matchAll(PEM)].map(([, base64]) => Buffer.from(base64 ?? "", "base64"));
    return (blocks.length > 0 ? blocks : [bytes]).map((raw) => ({
      cert: readCert(raw),
      service: "any",
      granted: () => true,
    }));
  } catch (error) {
    return refused(path, error instanceof NoTrustList ? error.message : "it holds a certificate that can't be read");
  }
}

function refused(path: string, why: string): never {
  throw new NoTrustList(`The trust list ${path} can't be used: ${why}.`);
}
