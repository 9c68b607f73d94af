import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/kernel/day";
import { readCert } from "../cms/read-cms";
import { tlvAt } from "../cms/tlv";
import { listSigners, signerFiles } from "./list-signers";
import { readLists } from "./read-lists";
import { signedParts } from "./signed-by";
import { readTrustFile, refuseFile, stampOf, type TrustFile } from "./trust-file";
import type { Anchor, TrustList } from "./trust-list";

export { NoTrustList } from "./trust-list";

/** What the operator set: which files, and who signs the lists among them. */
export interface TrustSettings {
  files: readonly string[];
  /** Of those who sign trusted lists: SHA-256 of certificates, or files of certificates. */
  signers?: readonly string[];
  /** Lists are believed without looking at their signature. */
  unverified?: boolean;
}

type Loaded = Required<TrustList>;
const known = new Map<string, { stamp: string; loaded: Loaded }>();

/**
 * Whom to believe at an instant, from the operator's files: trusted lists in XML (ETSI TS 119 612), whose signature must
 * be of somebody the operator named; bundles of certificates in PEM, or single ones in DER; and revocation lists in PEM,
 * or in DER in a file that ends in .crl. Null when there is no file. Kept in memory until a file changes. Throws
 * NoTrustList, naming the file, also when a list is past its next update.
 */
export async function loadTrust(settings: TrustSettings, at: Instant): Promise<TrustList | null> {
  const { files, signers = [], unverified = false } = settings;
  if (files.length === 0) return null;
  const stamps = await Promise.all([...files, ...signerFiles(signers)].map(stampOf));
  const [place, stamp] = [files.join(), [...stamps, ...signers, unverified].join("\n")];
  const cached = known.get(place);
  const loaded = cached?.stamp === stamp ? cached.loaded : await read(settings);
  known.set(place, { stamp, loaded });
  const outdated = loaded.lists.find(({ nextUpdate }) => Temporal.Instant.compare(nextUpdate, at) < 0);
  if (outdated) return refuseFile(outdated.file, `it is out of date since ${outdated.nextUpdate}: load the newer one`);
  return loaded;
}

async function read({ files, signers = [], unverified = false }: TrustSettings): Promise<Loaded> {
  const all: TrustFile[] = [];
  for (const path of files) all.push(await readTrustFile(path));
  const lists = all.filter((file) => "xml" in file);
  const bundles = all.filter((file) => "certificates" in file);
  const read = readLists(lists, unverified ? null : await listSigners(signers));
  const bare = bundles.flatMap(({ path, certificates }) => certificates.map((raw) => bareAnchor(path, raw)));
  const anchors = [...read.flatMap((list) => list.anchors), ...bare];
  const crls = bundles.flatMap((file) => file.crls.map((raw) => readableList(file.path, raw)));
  if (anchors.length === 0) return refuseFile(files.join(), "it names no authority");
  return { anchors, crls, lists: read.map(({ facts }) => facts) };
}

function bareAnchor(path: string, raw: Buffer): Anchor {
  try {
    return { cert: readCert(raw), service: "any", granted: () => true };
  } catch {
    return refuseFile(path, "it holds a certificate that can't be read");
  }
}

function readableList(path: string, raw: Buffer): Buffer {
  try {
    if (signedParts(tlvAt(raw))) return raw;
  } catch {
    // Said below.
  }
  return refuseFile(path, "it holds a revocation list that can't be read");
}
