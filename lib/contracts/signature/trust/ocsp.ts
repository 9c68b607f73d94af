import { Constructed, Enumerated } from "asn1js";
import { BasicOCSPResponse, OCSPResponse, type SingleResponse } from "pkijs";
import { Temporal } from "temporal-polyfill";
import { digestOf } from "../cms/algorithms";
import { digestIn, instantOf, sameBytes } from "../cms/attributes";
import { isFor } from "../cms/certificate";
import { type Cert, read, readCert } from "../cms/read-cms";
import { childrenOf, SEQUENCE, tlvAt } from "../cms/tlv";
import type { Answer } from "./answer";
import { isSignedBy, signedParts } from "./signed-by";

const OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
const ENUMERATED = 0x0a;

/** What an OCSP answer (RFC 6960), whole or basic, says of a certificate; null when it isn't about it or not believed. */
export async function askOcsp(raw: Uint8Array, cert: Cert, issuer: Cert): Promise<Answer | null> {
  const basic = basicIn(raw);
  const parts = basic && signedParts(tlvAt(basic));
  if (!basic || !parts) return null;
  const responders = [issuer, ...(await delegates(parts.rest[0]?.raw, issuer))];
  const believed = await Promise.all(responders.map((responder) => isSignedBy(parts, responder)));
  if (!believed.includes(true)) return null;
  const { responses } = new BasicOCSPResponse({ schema: read(basic) }).tbsResponseData;
  const response = responses.find((each) => isAbout(each, cert, issuer));
  return response ? answerIn(response) : null;
}

/** The basic answer inside a whole one. */
function basicIn(raw: Uint8Array): Uint8Array | null {
  if (childrenOf(tlvAt(raw))[0]?.tag !== ENUMERATED) return raw;
  const { responseBytes } = new OCSPResponse({ schema: read(raw) });
  return responseBytes ? responseBytes.response.valueBlock.valueHexView : null;
}

/** Certificates brought along that the issuer made for answering in its place. */
async function delegates(certs: Uint8Array | undefined, issuer: Cert): Promise<Cert[]> {
  const [list] = certs ? childrenOf(tlvAt(certs)) : [];
  const brought = list?.tag === SEQUENCE ? childrenOf(list).slice(0, 5) : [];
  const found: Cert[] = [];
  for (const { raw } of brought) {
    const cert = readCert(raw);
    const parts = signedParts(tlvAt(raw));
    if (parts && isFor(cert.certificate, OCSP_SIGNING) && (await isSignedBy(parts, issuer))) found.push(cert);
  }
  return found;
}

function isAbout({ certID }: SingleResponse, { certificate }: Cert, issuer: Cert): boolean {
  const digest = digestOf(certID.hashAlgorithm.algorithmId)?.digest;
  if (!digest) return false;
  const key = issuer.certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  const number = certID.serialNumber.valueBlock.valueHexView;
  return (
    sameBytes(number, certificate.serialNumber.valueBlock.valueHexView) &&
    sameBytes(digestIn(digest, [key]), certID.issuerKeyHash.valueBlock.valueHexView)
  );
}

/** [0] good, [1] revoked since, [2] unknown. */
function answerIn({ certStatus, thisUpdate, nextUpdate }: SingleResponse): Answer | null {
  const knownUntil = Temporal.Instant.fromEpochMilliseconds((nextUpdate ?? thisUpdate).getTime());
  if (certStatus.idBlock.tagNumber === 0) return { revokedAt: null, why: null, knownUntil };
  if (certStatus.idBlock.tagNumber !== 1) return null;
  const [since, why]: unknown[] = certStatus.valueBlock?.value ?? [];
  const revokedAt = instantOf(since as Parameters<typeof instantOf>[0]);
  return { revokedAt: revokedAt ?? Temporal.Instant.fromEpochMilliseconds(0), why: whyIn(why), knownUntil };
}

/** [0] around the reason. */
function whyIn(tagged: unknown): number | null {
  const [reason]: unknown[] = tagged instanceof Constructed ? tagged.valueBlock.value : [];
  return reason instanceof Enumerated ? reason.valueBlock.valueDec : null;
}
