import type { z } from "zod";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { createLink } from "@/lib/platform/links";
import { anybody, type Call, operation } from "@/lib/platform/operation";
import { attempt, evenly, type Limit } from "@/lib/platform/throttle";
import { type Visitor, visitorSchema } from "@/lib/platform/visitor";
import { mailboxToRenew } from "../queries/renewal";
import { hasClosedPrefix } from "../renewal";
import { byCodes } from "../schema";

const HOUR = 3600;
const PER_NETWORK: Limit = { name: "renewal-network", points: 60, seconds: HOUR };
const PER_CODE: Limit = { name: "renewal-code", points: 10, seconds: HOUR };
/** Longer than a look-up takes, found or not. In milliseconds. */
const ANSWER_MS = 250;
const QUOTE_HOURS = 2;

/** `linkId` leads to the quote; null when the login code is closed to online renewal, whether or not it exists. */
export type LookedUp = { linkId: string | null };

const act = operation({
  act: "look-up-renewal",
  input: byCodes,
  may: anybody,
  audit: () => ({}),
  run: async (tx, which, context): Promise<Outcome<LookedUp>> => {
    if (hasClosedPrefix(context.policy, which.userCode)) return { linkId: null };
    const mailbox = await mailboxToRenew(tx, context.seller, which, context.actor);
    if (isRefusal(mailbox)) return mailbox;
    const linkId = await createLink(tx, {
      seller: context.seller,
      purpose: "renewal",
      subjectId: mailbox.id,
      at: context.now,
      expiresAt: context.now.add({ hours: QUOTE_HOURS }),
    });
    return { linkId };
  },
});

/**
 * Finds a mailbox by login code and address, and gives a short-lived link to its quote: neither may stand in an
 * address. Refuses `mailbox-not-found`, the same for every mismatch and after the same time, and `too-many-attempts`.
 */
export async function lookUpRenewal(
  { visitor, ...which }: z.input<typeof byCodes> & { visitor: Visitor },
  call: Call,
): Promise<Outcome<LookedUp>> {
  const parsed = byCodes.safeParse(which);
  if (!parsed.success || !visitorSchema.safeParse(visitor).success) return refuse("invalid-input");
  return evenly(ANSWER_MS, async () => {
    const network = await attempt(PER_NETWORK, call.seller, visitor.network);
    const code = await attempt(PER_CODE, call.seller, parsed.data.userCode);
    if (!network.allowed || !code.allowed) return refuse("too-many-attempts");
    return act(which, call);
  });
}
