import { setImmediate } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/kernel/day";
import { readCert } from "../cms/read-cms";
import { tlvAt } from "../cms/tlv";
import { listSigners, signerFiles } from "./list-signers";
import { isGranted, type ListedService, qualificationsAt } from "./listed-service";
import { readApart } from "./read-apart";
import type { ReadList } from "./read-lists";
import { signedParts } from "./signed-by";
import { readTrustFile, refuseFile, stampOf, type TrustFile } from "./trust-file";
import { type Anchor, type ListFacts, NoTrustList, type TrustList } from "./trust-list";

export { NoTrustList } from "./trust-list";

/** What the operator set: which files, and who signs the lists among them. */
export interface TrustSettings {
  files: readonly string[];
  /** Of those who sign trusted lists: SHA-256 of certificates, or files of certificates. */
  signers?: readonly string[];
  /** Lists are believed without looking at their signature. */
  unverified?: boolean;
}

const PORTION = 10;

type Loaded = Required<TrustList>;
/** By the files' names: what they say or why they can't be used, read once whoever asks meanwhile. */
const known = new Map<string, { stamp: string; reading: Promise<Loaded> }>();

/**
 * Whom to believe at an instant, from the operator's files: trusted lists in XML (ETSI TS 119 612), whose signature must
 * be of somebody the operator named; bundles of certificates in PEM, or single ones in DER; and revocation lists in PEM,
 * or in DER in a file that ends in .crl. Null when there is no file. Kept in memory until a file changes; lists are read
 * apart, nobody else waits for it. Throws NoTrustList, naming the file, also when a list is past its next update.
 */
export async function loadTrust(settings: TrustSettings, at: Instant): Promise<TrustList | null> {
  const { files, signers = [], unverified = false } = settings;
  if (files.length === 0) return null;
  const stamps = await Promise.all([...files, ...signerFiles(signers)].map(stampOf));
  const [place, stamp] = [files.join(), [...stamps, ...signers, unverified].join("\n")];
  const cached = known.get(place);
  const reading = cached?.stamp === stamp ? cached.reading : read(settings);
  known.set(place, { stamp, reading });
  const loaded = await reading.catch((error: unknown) => {
    if (!(error instanceof NoTrustList) && known.get(place)?.reading === reading) known.delete(place);
    throw error;
  });
  const outdated = loaded.lists.find(({ nextUpdate }) => Temporal.Instant.compare(nextUpdate, at) < 0);
  if (outdated) return refuseFile(outdated.file, `it is out of date since ${outdated.nextUpdate}: load the newer one`);
  return loaded;
}

async function read({ files, signers = [], unverified = false }: TrustSettings): Promise<Loaded> {
  const all: TrustFile[] = [];
  for (const path of files) all.push(await readTrustFile(path));
  const lists = all.filter((file) => "xml" in file);
  const bundles = all.filter((file) => "certificates" in file);
  const read = await readApart(lists, unverified ? null : await listSigners(signers));
  const bare = bundles.flatMap(({ path, certificates }) => certificates.map((raw) => bareAnchor(path, raw)));
  const anchors = [...(await anchorsOf(read.flatMap((list) => list.services))), ...bare];
  const crls = bundles.flatMap((file) => file.crls.map((raw) => readableList(file.path, raw)));
  if (anchors.length === 0) return refuseFile(files.join(), "it names no authority");
  return { anchors, crls, lists: read.map(factsOf) };
}

/** Certificates are made in portions, so that whoever else is served meanwhile does not wait for all of them. */
async function anchorsOf(services: readonly ListedService[]): Promise<Anchor[]> {
  const anchors: Anchor[] = [];
  for (const [i, each] of services.entries()) {
    anchors.push(anchorOf(each));
    if (i % PORTION === 0) await setImmediate();
  }
  return anchors;
}

const anchorOf = (listed: ListedService): Anchor => ({
  cert: readCert(listed.certificate),
  service: listed.service,
  granted: (at) => isGranted(listed, at),
  qualifications: (at) => qualificationsAt(listed, at),
});

const factsOf = ({ facts }: ReadList): ListFacts => ({
  ...facts,
  issuedAt: Temporal.Instant.from(facts.issuedAt),
  nextUpdate: Temporal.Instant.from(facts.nextUpdate),
});

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
