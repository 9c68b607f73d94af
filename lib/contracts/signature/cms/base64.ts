const BASE64 = /^[A-Za-z0-9+/=\s]*$/;
const PEM = /^\s*-----BEGIN (?:PKCS7|CMS|PKCS #7 SIGNED DATA)-----([^-]*)-----END [A-Z0-9 #]+-----\s*$/;

/**
 * The binary form of a signature that may have been written as text: base64 with or without line breaks, or PEM. The
 * bytes themselves when they are binary already; null when they are neither.
 */
export function derOf(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] === 0x30 && !looksLikeText(bytes)) return bytes;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = buffer.toString("latin1", 0, 64).trimStart();
  // A sequence begins with the byte 30 and a length: "MI" or "MA" … in base64.
  if (!head.startsWith("M") && !head.startsWith("-----BEGIN")) return null;
  const text = buffer.toString("latin1");
  const body = text.includes("-----") ? PEM.exec(text)?.[1] : text;
  return body !== undefined && BASE64.test(body) ? Buffer.from(body, "base64") : null;
}

/** The byte 30 is also the digit "0": a text of digits is no sequence. */
const looksLikeText = (bytes: Uint8Array): boolean =>
  bytes.subarray(1, 16).every((byte) => byte >= 0x20 && byte < 0x7f);
