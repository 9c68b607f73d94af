import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { isRefusal } from "@/lib/kernel/refusal";
import type { Policy } from "@/lib/sellers/policy";
import { checkLocalPart, normaliseLocalPart, rulesFor } from "../name";
import { nameStanding } from "../queries";

/** The answer to one name. `reason` is a refusal code of the namespace "names"; of a free name a warning, or null. */
export interface NameAnswer {
  localPart: string;
  answer: "free" | "taken" | "invalid" | "unavailable";
  reason: string | null;
  /** What the sentence of the reason needs. */
  params?: Record<string, string | number>;
}

interface Asked {
  domain: string;
  text: string;
  orderId?: string | undefined;
  holderIndex?: string | undefined;
}

/**
 * Asks about one name in order: is it well-formed, has somebody here got it, has somebody at the provider. A provider
 * that does not answer leaves it open ("unavailable"): that is never taken for a yes.
 */
export async function lookUp(seller: string, policy: Policy, asked: Asked): Promise<NameAnswer> {
  const { domain, text, ...whose } = asked;
  const localPart = checkLocalPart(rulesFor(policy.names, domain), text);
  if (isRefusal(localPart)) {
    const { code, params } = localPart;
    return { localPart: normaliseLocalPart(text), answer: "invalid", reason: code, ...(params ? { params } : {}) };
  }
  const standing = await nameStanding(seller, policy, { domain, localPart, ...whose });
  // The provider keeps the name of a closed mailbox, and gives it to its former holder: only the creation decides.
  if (standing === "name-own") return { localPart, answer: "free", reason: null };
  const warning = standing === "name-similar" ? standing : null;
  if (standing !== "free" && !warning) return { localPart, answer: "taken", reason: standing };
  const there = await mailboxProvider(policy.service.provider.vendor).checkName(`${localPart}@${domain}`);
  if (isRefusal(there)) return { localPart, answer: "unavailable", reason: there.code };
  return there === "free"
    ? { localPart, answer: "free", reason: warning }
    : { localPart, answer: "taken", reason: "name-taken" };
}
