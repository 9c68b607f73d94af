import { Temporal } from "temporal-polyfill";
import { instantOf } from "../cms/attributes";
import { type Cert, read } from "../cms/read-cms";
import { elementsOf, oidIn, SEQUENCE, type Tlv, tlvAt } from "../cms/tlv";
import type { Answer } from "./answer";
import { isSignedBy, signedParts } from "./signed-by";

const INTEGER = 0x02;
const REASON_CODE = "2.5.29.21";

/**
 * What a revocation list (RFC 5280, 5) says of a certificate: when it was revoked or suspended, or that it was not by
 * the list's date. Null when the list is not its issuer's, or altered.
 */
export async function askList(raw: Uint8Array, cert: Cert, issuer: Cert): Promise<Answer | null> {
  const parts = signedParts(tlvAt(raw));
  if (!parts) return null;
  const [first, ...others] = [...elementsOf(parts.body)];
  const fields = first?.tag === INTEGER ? others : [first, ...others];
  const [, name, thisUpdate, next, ...more] = fields;
  const subject = Buffer.from(issuer.certificate.subject.valueBeforeDecode);
  if (!name || !thisUpdate || !subject.equals(name.raw) || !(await isSignedBy(parts, issuer))) return null;
  const knownAt = timeIn(thisUpdate);
  if (!knownAt) return null;
  const entries = [next, ...more].find((field) => field?.tag === SEQUENCE);
  const { revokedAt = null, why = null } = (entries && revocationIn(entries, cert)) ?? {};
  return { revokedAt, why, knownUntil: (next && timeIn(next)) ?? knownAt };
}

function timeIn(tlv: Tlv): Temporal.Instant | null {
  return [0x17, 0x18].includes(tlv.tag) ? instantOf(read(tlv.raw)) : null;
}

/** Looked for entry by entry: a list may hold hundreds of thousands. */
function revocationIn(entries: Tlv, { certificate }: Cert): Pick<Answer, "revokedAt" | "why"> | null {
  const wanted = Buffer.from(certificate.serialNumber.valueBlock.valueHexView);
  for (const entry of elementsOf(entries)) {
    const [serial, time, extensions] = elementsOf(entry);
    if (!serial || !time || !wanted.equals(serial.body)) continue;
    return { revokedAt: timeIn(time) ?? Temporal.Instant.fromEpochMilliseconds(0), why: whyIn(extensions) };
  }
  return null;
}

function whyIn(extensions: Tlv | undefined): number | null {
  for (const extension of extensions ? elementsOf(extensions) : []) {
    const [id, ...rest] = elementsOf(extension);
    const value = rest.at(-1);
    if (value && oidIn(id) === REASON_CODE) return tlvAt(value.body).body[0] ?? null;
  }
  return null;
}
