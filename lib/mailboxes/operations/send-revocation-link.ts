import type { z } from "zod";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { createLink, endLinks } from "@/lib/platform/links";
import { anybody, type Call, operation } from "@/lib/platform/operation";
import { attempt, evenly, type Limit } from "@/lib/platform/throttle";
import { type Visitor, visitorSchema } from "@/lib/platform/visitor";
import { byCodes } from "../schema";

const PER_NETWORK: Limit = { name: "revoke-link-network", points: 30, seconds: 3600 };
const PER_CODE: Limit = { name: "revoke-link-code", points: 3, seconds: 3600 };
const ANSWER_MS = 300;
const LINK_HOURS = 24;
const LIVE = ["active", "expired"];

const act = operation({
  act: "send-revocation-link",
  input: byCodes,
  may: anybody,
  audit: () => ({}),
  run: async (tx, { userCode, address }, context): Promise<Outcome<Record<string, never>>> => {
    if (!context.policy.lifecycle.revocation.fromMailbox) return refuse("not-from-mailbox");
    const mailbox = await tx.mailbox.findUnique({
      where: { sellerId_userCode: { sellerId: context.seller, userCode } },
    });
    const known = mailbox && `${mailbox.localPart}@${mailbox.domain}` === address && LIVE.includes(mailbox.state);
    if (!known || mailbox.revokeOn) return {};
    const link = { seller: context.seller, purpose: "revoke" as const, subjectId: mailbox.id, at: context.now };
    await endLinks(tx, context.seller, "revoke", mailbox.id, context.now);
    const linkId = await createLink(tx, { ...link, expiresAt: context.now.add({ hours: LINK_HOURS }) });
    await queueMail(tx, context, {
      template: "revoke-mailbox",
      to: address,
      locale: "it",
      facts: { mailboxId: mailbox.id, linkId },
      dedupeKey: `revoke-mailbox:${linkId}`,
    });
    return {};
  },
});

/**
 * Sends to the mailbox itself the link that closes it: who can read it proves to have it (row 31). The answer is the same
 * whether the codes are right or not. Refuses `not-from-mailbox`, `too-many-attempts`.
 */
export function sendRevocationLink(
  { visitor, ...which }: z.input<typeof byCodes> & { visitor: Visitor },
  call: Call,
): Promise<Outcome<Record<string, never>>> {
  return evenly(ANSWER_MS, async () => {
    const parsed = byCodes.safeParse(which);
    if (!parsed.success || !visitorSchema.safeParse(visitor).success) return refuse("invalid-input");
    const network = await attempt(PER_NETWORK, call.seller, visitor.network);
    if (!network.allowed) return refuse("too-many-attempts");
    const code = await attempt(PER_CODE, call.seller, parsed.data.userCode);
    return code.allowed ? act(which, call) : {};
  });
}
