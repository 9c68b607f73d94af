import { byCodes } from "@/lib/mailboxes/schema";
import { seal, unseal } from "@/lib/platform/crypto";

type Codes = { userCode: string; address: string };

/** Login code and address as a page's link may carry them: sealed, since neither may be read in an address or a log. */
export const sealedCodes = (codes: Codes): string => Buffer.from(seal(codes), "base64").toString("base64url");

/** What `sealedCodes` wrote; null for anything else. */
export function openCodes(text: string | undefined): Codes | null {
  if (!text) return null;
  try {
    return byCodes.parse(unseal(Buffer.from(text, "base64url").toString("base64")));
  } catch {
    return null;
  }
}
