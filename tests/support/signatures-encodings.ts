import { childrenOf, type Tlv, tlvAt, wrapped } from "@/lib/contracts/signature/cms/tlv";

const END = Uint8Array.from([0, 0]);
const indefinite = (tag: number, ...parts: Uint8Array[]): Uint8Array =>
  Buffer.concat([Uint8Array.from([tag, 0x80]), ...parts, END]);
const inside = (tlv: Tlv | undefined): Tlv[] => (tlv ? childrenOf(tlv) : []);
const rawOf = (parts: readonly (Tlv | undefined)[]): Uint8Array[] => parts.flatMap((part) => part?.raw ?? []);

/** The same attached signature as signing devices write it: lengths left open, the content in pieces of so many bytes. */
export function inBer(der: Uint8Array, piece = 1000): Uint8Array {
  const [type, wrapping] = inside(tlvAt(der));
  const [version, digests, encapsulated, ...rest] = inside(inside(wrapping)[0]);
  const [contentType, content] = inside(encapsulated);
  const whole = Buffer.concat(octets(inside(content)[0]));
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < whole.length; at += piece) pieces.push(wrapped(0x04, [whole.subarray(at, at + piece)]));
  const octetString = indefinite(0xa0, indefinite(0x24, ...pieces));
  const envelope = indefinite(0x30, ...rawOf([contentType]), octetString);
  const signedData = indefinite(0x30, ...rawOf([version, digests]), envelope, ...rawOf(rest));
  return indefinite(0x30, ...rawOf([type]), indefinite(0xa0, signedData));
}

function octets(tlv: Tlv | undefined): Uint8Array[] {
  if (!tlv) return [];
  return tlv.tag === 0x04 ? [tlv.body] : childrenOf(tlv).flatMap(octets);
}

/** Base64 with lines of 64 characters, as mail programs and some signing programs write it. */
export const inBase64 = (der: Uint8Array, newline = "\r\n"): Buffer =>
  Buffer.from(Buffer.from(der).toString("base64").replace(/.{64}/g, `$&${newline}`));

export const inPem = (der: Uint8Array, label = "PKCS7"): Buffer =>
  Buffer.from(`-----BEGIN ${label}-----\n${inBase64(der, "\n")}\n-----END ${label}-----\n`);
