import { personIn } from "../cms/certificate";
import { isValidAt } from "./find-chain";
import { pointersOf, type Scheme, schemeOf } from "./list-scheme";
import { fingerprintOf, type SignedList, signedList } from "./list-signature";
import { type ListedService, listedServices } from "./listed-service";
import { refuseFile } from "./trust-file";
import { type ListFacts, NoTrustList } from "./trust-list";
import { trustedListIn } from "./xml-nodes";

/** Who may sign lists: certificates the operator named, by SHA-256; null when the operator chose not to ask. */
export type Signers = ReadonlySet<string> | null;

export interface ListFile {
  path: string;
  xml: string;
}

/** What a list says, as plain data: instants as ISO 8601. */
export interface ReadList {
  services: ListedService[];
  facts: Omit<ListFacts, "issuedAt" | "nextUpdate"> & { issuedAt: string; nextUpdate: string };
}

/** What a verified list of the lists allows: who may sign, and for which territory. */
type Pointed = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Trusted lists, each with its signature verified: by the certificates the operator named, and for a territory also by
 * those that a list of the lists among the files names for it. Throws NoTrustList, naming the file.
 */
export function readLists(files: readonly ListFile[], signers: Signers): ReadList[] {
  const ofLists = files.filter(saysListOfLists);
  const first = ofLists.map((file) => naming(file, () => opened(file, signers, new Map())));
  const pointed = new Map<string, Set<string>>();
  for (const { root, scheme } of first) {
    if (scheme.isListOfLists) point(root, pointed);
  }
  const others = files.filter((file) => !ofLists.includes(file));
  const rest = others.map((file) => naming(file, () => opened(file, signers, pointed)));
  return [...first, ...rest].map(({ file, ...list }) => naming(file, () => readOf(file, list)));
}

function naming<T>(file: ListFile, read: () => T): T {
  try {
    return read();
  } catch (error) {
    return refuseFile(file.path, error instanceof NoTrustList ? error.message : "it can't be understood");
  }
}

/** By the first type that is written, a list's own: only for their order, nothing is built on it before it is verified. */
const saysListOfLists = ({ xml }: ListFile): boolean =>
  /<(?:[\w.-]+:)?TSLType>\s*([^<]*?)\s*</.exec(xml)?.[1]?.endsWith("listofthelists") ?? false;

interface OpenedList {
  root: unknown;
  scheme: Scheme;
  signed: SignedList | null;
}

function opened(file: ListFile, signers: Signers, pointed: Pointed): OpenedList & { file: ListFile } {
  const signed = signers && signedList(file.xml, (each) => signers.has(each) || pointed.has(each));
  const root = trustedListIn(signed?.xml ?? file.xml);
  const scheme = schemeOf(root);
  if (signed && signers) check(signed, scheme, signers, pointed);
  return { file, root, scheme, signed };
}

/** Whom only the list of the lists names signs for one territory, and for nobody else. */
function check({ fingerprint, signer }: SignedList, scheme: Scheme, signers: ReadonlySet<string>, pointed: Pointed) {
  if (!signers.has(fingerprint) && !pointed.get(fingerprint)?.has(scheme.territory))
    throw new NoTrustList(`it is signed by somebody who signs for another territory than ${scheme.territory}`);
  if (!isValidAt(signer, scheme.issuedAt))
    throw new NoTrustList("the certificate it is signed with was not valid when it was issued");
}

function point(root: unknown, pointed: Map<string, Set<string>>): void {
  for (const { territory, certificates } of pointersOf(root)) {
    for (const raw of certificates) {
      const fingerprint = fingerprintOf(raw);
      pointed.set(fingerprint, new Set([...(pointed.get(fingerprint) ?? []), territory]));
    }
  }
}

function readOf(file: ListFile, { root, scheme, signed }: OpenedList): ReadList {
  const services = listedServices(root);
  const authorities = services.length;
  const [issuedAt, nextUpdate] = [scheme.issuedAt.toString(), scheme.nextUpdate.toString()];
  const signedBy = signed && { name: personIn(signed.signer.certificate), fingerprint: signed.fingerprint };
  return {
    services,
    facts: { file: file.path, territory: scheme.territory, issuedAt, nextUpdate, signedBy, authorities },
  };
}
