import { keyedHash, linkMac } from "@/lib/platform/crypto";
import { codeOf, plainCode } from "../member";

/** The text of a code: derived from its row when it is needed, stored nowhere. */
export const codeText = (seller: string, codeId: string): string =>
  codeOf(Buffer.from(linkMac(`agreement-code|${seller}|${codeId}`), "base64url"));

/** By which a code that was typed is found again. */
export const codeHash = (agreementId: string, code: string): string => keyedHash(`${agreementId}|${plainCode(code)}`);
