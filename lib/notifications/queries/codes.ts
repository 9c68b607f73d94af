import { pageUrl } from "@/lib/platform/addresses";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { tokenOf } from "@/lib/platform/links";
import { CODE_MINUTES, codeDigits } from "@/lib/platform/one-time-code";
import type { Gather } from "../source";

/** Nothing is sent of a code that is worthless by now. */
export const signingCode: Gather<"signing-code"> = async ({ seller, facts }) => {
  const code = await db().oneTimeCode.findUnique({ where: { sellerId_id: { sellerId: seller, id: facts.codeId } } });
  if (!code || code.usedAt || code.expiresAt.getTime() < now().epochMilliseconds) return null;
  const url = pageUrl(seller, `acquista/${tokenOf(seller, "order", facts.linkId)}/contratto`);
  return { code: codeDigits(seller, code.id), minutes: CODE_MINUTES, url };
};
