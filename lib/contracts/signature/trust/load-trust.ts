import { readFile, stat } from "node:fs/promises";
import { readCert } from "../cms/read-cms";
import { tlvAt } from "../cms/tlv";
import { signedParts } from "./signed-by";
import type { Anchor, TrustList } from "./trust-list";
import { NoTrustList, trustedListAnchors } from "./trusted-list";

export { NoTrustList } from "./trusted-list";

const MOST_BYTES = 64 * 1024 * 1024;
const blocksOf = (label: string) => new RegExp(`-----BEGIN ${label}-----([^-]+)-----END ${label}-----`, "g");

type Loaded = Required<TrustList>;
const known = new Map<string, { stamp: string; loaded: Loaded }>();

/**
 * Whom to believe, from the operator's files: trusted lists in XML (ETSI TS 119 612), bundles of certificates in PEM, or
 * single ones in DER; and revocation lists in PEM, or in DER in a file that ends in .crl. Null when there is no file. Kept
 * in memory until a file changes. Throws NoTrustList, naming the file.
 */
export async function loadTrust(paths: readonly string[]): Promise<TrustList | null> {
  if (paths.length === 0) return null;
  const all: Loaded[] = [];
  for (const path of paths) all.push(await loadedFrom(path));
  const anchors = all.flatMap((each) => each.anchors);
  if (anchors.length === 0) return refused(paths.join(","), "it names no authority");
  return { anchors, crls: all.flatMap((each) => each.crls) };
}

async function loadedFrom(path: string): Promise<Loaded> {
  const { mtimeMs, size } = await stat(path).catch(() => refused(path, "it can't be read"));
  const stamp = `${mtimeMs} ${size}`;
  const cached = known.get(path);
  if (cached?.stamp === stamp) return cached.loaded;
  if (size > MOST_BYTES) return refused(path, "it is too large");
  const loaded = parsed(path, await readFile(path).catch(() => refused(path, "it can't be read")));
  if (loaded.anchors.length + loaded.crls.length === 0) return refused(path, "it names no authority");
  known.set(path, { stamp, loaded });
  return loaded;
}

function parsed(path: string, bytes: Buffer): Loaded {
  const text = bytes.toString("utf8");
  if (/^\uFEFF?\s*</.test(text)) return { anchors: listed(path, text), crls: [] };
  const inPem = (label: string) =>
    [...text.matchAll(blocksOf(label))].map(([, base64]) => Buffer.from(base64 ?? "", "base64"));
  const [certificates, crls] = [inPem("CERTIFICATE"), inPem("X509 CRL")];
  const isPem = certificates.length + crls.length > 0;
  const isList = !isPem && path.toLowerCase().endsWith(".crl");
  return {
    anchors: (isPem || isList ? certificates : [bytes]).map((raw) => bareAnchor(path, raw)),
    crls: (isList ? [bytes] : crls).map((raw) => readableList(path, raw)),
  };
}

function listed(path: string, xml: string): Anchor[] {
  try {
    return trustedListAnchors(xml);
  } catch (error) {
    return refused(path, error instanceof NoTrustList ? error.message : "it holds a certificate that can't be read");
  }
}

function bareAnchor(path: string, raw: Buffer): Anchor {
  try {
    return { cert: readCert(raw), service: "any", granted: () => true };
  } catch {
    return refused(path, "it holds a certificate that can't be read");
  }
}

function readableList(path: string, raw: Buffer): Buffer {
  try {
    if (signedParts(tlvAt(raw))) return raw;
  } catch {
    // Said below.
  }
  return refused(path, "it holds a revocation list that can't be read");
}

function refused(path: string, why: string): never {
  throw new NoTrustList(`The trust list ${path} can't be used: ${why}.`);
}
