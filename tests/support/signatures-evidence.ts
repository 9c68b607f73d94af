import { createHash } from "node:crypto";
import {
  Constructed,
  Enumerated,
  fromBER,
  GeneralizedTime,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Primitive,
  Sequence,
} from "asn1js";
import {
  AlgorithmIdentifier,
  BasicOCSPResponse,
  CertID,
  CertificateRevocationList,
  Extension,
  Extensions,
  MessageImprint,
  RevokedCertificate,
  SingleResponse,
  Time,
  TSTInfo,
} from "pkijs";
import type { Instant } from "@/lib/kernel/day";
import type { Holder } from "./signatures-authority";
import { cmsOf, type Making } from "./signatures-cms";

const SHA256 = "2.16.840.1.101.3.4.2.1";
const dateOf = (instant: Instant): Date => new Date(instant.epochMilliseconds);
const copied = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/** A time stamp (RFC 3161) of these bytes. `of` stamps others. */
export async function stampOf(bytes: Uint8Array, by: Holder, at: Instant, making: Making = {}): Promise<Uint8Array> {
  const hashedMessage = new OctetString({ valueHex: copied(createHash("sha256").update(bytes).digest()) });
  const hashAlgorithm = new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new Null() });
  const info = new TSTInfo({
    version: 1,
    policy: "1.2.3.4.1",
    messageImprint: new MessageImprint({ hashAlgorithm, hashedMessage }),
    serialNumber: new Integer({ value: 7 }),
    genTime: dateOf(at),
  });
  const content = new Uint8Array(info.toSchema().toBER());
  const eContentType = "1.2.840.113549.1.9.16.1.4";
  return cmsOf([content], [by], { signedAt: null, ...making, attached: true, eContentType });
}

/** As an unsigned attribute of a signature: for `unsigned` of a signature's making. */
export const stamping =
  (by: Holder, at: Instant, of?: Uint8Array): NonNullable<Making["unsigned"]> =>
  async (signature) => {
    const stamp = await stampOf(of ?? signature, by, at);
    return [{ type: "1.2.840.113549.1.9.16.2.14", value: fromBER(copied(stamp)).result }];
  };

const reasonOf = (why: number): Extension =>
  new Extension({ extnID: "2.5.29.21", extnValue: new Enumerated({ value: why }).toBER() });

/** A revocation list of an authority, DER; `why` as RFC 5280 numbers reasons. */
export async function listOf(
  issuer: Holder,
  revoked: { holder: Holder; at: Instant; why?: number }[],
  { from, until, key = issuer.key }: { from: Instant; until: Instant; key?: CryptoKey },
): Promise<Uint8Array> {
  const list = new CertificateRevocationList({
    version: 1,
    issuer: issuer.certificate.subject,
    thisUpdate: new Time({ value: dateOf(from) }),
    nextUpdate: new Time({ value: dateOf(until) }),
    revokedCertificates: revoked.map(
      ({ holder, at, why }) =>
        new RevokedCertificate({
          userCertificate: holder.certificate.serialNumber,
          revocationDate: new Time({ value: dateOf(at) }),
          ...(why !== undefined && { crlEntryExtensions: new Extensions({ extensions: [reasonOf(why)] }) }),
        }),
    ),
  });
  await list.sign(key, issuer.hash);
  return new Uint8Array(list.toSchema(true).toBER());
}

/** An OCSP answer about a certificate, DER: a basic one, signed by its issuer or by `by`, whose certificate it brings. */
export async function answerOf(
  issuer: Holder,
  about: Holder,
  facts: { from: Instant; until: Instant; revokedAt?: Instant; why?: number; by?: Holder },
): Promise<Uint8Array> {
  const { from, until, revokedAt, why, by = issuer } = facts;
  const certID = new CertID();
  await certID.createForCertificate(about.certificate, {
    hashAlgorithm: "SHA-1",
    issuerCertificate: issuer.certificate,
  });
  const idBlock = { tagClass: 3, tagNumber: revokedAt ? 1 : 0 };
  const certStatus = revokedAt
    ? new Constructed({ idBlock, value: [new GeneralizedTime({ valueDate: dateOf(revokedAt) }), ...reasonsOf(why)] })
    : new Primitive({ idBlock, lenBlock: { length: 0 } });
  const answer = new BasicOCSPResponse({ certs: [by.certificate] });
  answer.tbsResponseData.responderID = by.certificate.subject;
  answer.tbsResponseData.producedAt = dateOf(from);
  answer.tbsResponseData.responses.push(
    new SingleResponse({ certID, certStatus, thisUpdate: dateOf(from), nextUpdate: dateOf(until) }),
  );
  await answer.sign(by.key, by.hash);
  return new Uint8Array(answer.toSchema().toBER());
}

const reasonsOf = (why: number | undefined) =>
  why === undefined
    ? []
    : [new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [new Enumerated({ value: why })] })];

/** The same answer as a responder sends it: with its status around it. */
export function wholeAnswer(basic: Uint8Array): Uint8Array {
  const type = new ObjectIdentifier({ value: "1.3.6.1.5.5.7.48.1.1" });
  const bytes = new Sequence({ value: [type, new OctetString({ valueHex: copied(basic) })] });
  const tagged = new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [bytes] });
  return new Uint8Array(new Sequence({ value: [new Enumerated({ value: 0 }), tagged] }).toBER());
}

/** Revocation data as CAdES keeps it beside a signature: for `unsigned` of a signature's making. */
export const keeping =
  ({ lists = [], answers = [] }: { lists?: Uint8Array[]; answers?: Uint8Array[] }): NonNullable<Making["unsigned"]> =>
  async () => {
    const tagged = (tagNumber: number, all: Uint8Array[]) =>
      new Constructed({
        idBlock: { tagClass: 3, tagNumber },
        value: [new Sequence({ value: all.map((raw) => fromBER(copied(raw)).result) })],
      });
    const parts = [lists.length > 0 ? [tagged(0, lists)] : [], answers.length > 0 ? [tagged(1, answers)] : []];
    return [{ type: "1.2.840.113549.1.9.16.2.24", value: new Sequence({ value: parts.flat() }) }];
  };
