import { type Cert, readCert } from "../cms/read-cms";
import { CONTEXT_0, CONTEXT_1, childrenOf, type Tlv, tlvAt } from "../cms/tlv";
import type { FoundSignature } from "../question";

const CERTIFICATE_VALUES = "1.2.840.113549.1.9.16.2.23";
const REVOCATION_VALUES = "1.2.840.113549.1.9.16.2.24";
const ADOBE_REVOCATION = "1.2.840.113583.1.1.8";
const MOST_CERTIFICATES = 60;

/** Everything a file brings that may help to judge a certificate. */
export interface Evidence {
  certificates: Cert[];
  crls: Uint8Array[];
  ocsps: Uint8Array[];
}

/** Gathers certificates and revocation data from a signature and from what stands beside it in the file. */
export function evidenceOf({ cms, signer, beside }: FoundSignature): Evidence {
  const values = [...signer.unsigned, ...signer.signed];
  const valuesOf = (...types: string[]) =>
    values.filter(({ type }) => types.includes(type)).flatMap((each) => each.values);
  const revocation = valuesOf(REVOCATION_VALUES, ADOBE_REVOCATION).flatMap(inside);
  const listed = (tag: number) => revocation.filter((part) => part.tag === tag).flatMap(list);
  const certificates = [
    ...valuesOf(CERTIFICATE_VALUES)
      .flatMap(inside)
      .map(({ raw }) => raw),
    ...beside.certificates,
  ];
  return {
    certificates: [...cms.certificates, ...certificates.slice(0, MOST_CERTIFICATES).flatMap(readable)],
    crls: [...cms.crls, ...listed(CONTEXT_0), ...beside.crls],
    ocsps: [...cms.ocsps, ...listed(CONTEXT_1), ...beside.ocsps],
  };
}

function inside(raw: Uint8Array): Tlv[] {
  try {
    return childrenOf(tlvAt(raw));
  } catch {
    return [];
  }
}

/** [n] EXPLICIT SEQUENCE OF: its elements. */
const list = ({ body }: Tlv): Uint8Array[] => inside(body).map(({ raw }) => raw);

function readable(raw: Uint8Array): Cert[] {
  try {
    return [readCert(raw)];
  } catch {
    return [];
  }
}
