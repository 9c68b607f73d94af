import { config } from "@/lib/platform/config";
import { linkMac, sameSecret } from "@/lib/platform/crypto";
import { isId } from "@/lib/platform/ids";

/** Bytes of the keyed hash in an address, 112 bits: nobody guesses them, and with the id they fit in 64 small letters. */
const MAC_BYTES = 14;

const macOf = (seller: string, requestId: string): string =>
  Buffer.from(linkMac(`reply|${seller}|${requestId}`), "base64url")
    .subarray(0, MAC_BYTES)
    .toString("hex");

/** The domain answers come to; null: mail is not taken in. */
export const replyDomain = (): string | null => config().mail.replyDomain;

const PREFIX = "r-";

/** Where answers to the mails about a request go; null when mail is not taken in. */
export function replyAddress(seller: string, requestId: string): string | null {
  const domain = replyDomain();
  return domain && `${PREFIX}${compact(requestId)}${macOf(seller, requestId)}@${domain}`;
}

const compact = (id: string): string => id.replaceAll("-", "");

/** The request an address of ours belongs to, of one of the sellers; null: none of ours. */
export function requestOfAddress(
  address: string,
  sellers: readonly string[],
): { seller: string; requestId: string } | null {
  const at = address.trim().toLowerCase();
  const hex = /^r-([0-9a-f]{32})[0-9a-f]{28}@/.exec(at)?.[1];
  const requestId = hex?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5") ?? "";
  if (!isId(requestId)) return null;
  const seller = sellers.find((each) => sameSecret(at, replyAddress(each, requestId) ?? ""));
  return seller === undefined ? null : { seller, requestId };
}
