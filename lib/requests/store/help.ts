import { z } from "zod";
import type { Mailbox, Request } from "@/lib/generated/prisma/client";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockMailbox } from "@/lib/mailboxes/store";
import { blindIndex, seal, unseal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import type { HelpAsked } from "../schema";

/** Things nobody but those who carry the request out may read: kept sealed in its facts. */
const details = z.object({
  sender: z.string().optional(),
  recipient: z.string().optional(),
  on: z.string().optional(),
  subject: z.string().optional(),
  messageId: z.string().optional(),
  where: z.enum(["inbox", "archive"]).optional(),
  gigabytes: z.number().optional(),
  termMonths: z.number().optional(),
  companyName: z.string().optional(),
  vatNumber: z.string().optional(),
  taxCode: z.string().optional(),
});
export type HelpDetails = z.infer<typeof details>;

const kept = z.looseObject({ detailsSealed: z.string().optional(), taxCodeMatches: z.boolean().optional() });

/**
 * What a request asks, as its row keeps it. The tax code of whoever asks for credentials is only compared with the
 * holder's, and kept nowhere.
 */
export function factsToKeep(asked: HelpAsked, mailbox: Mailbox, holderIndex: string) {
  const address = `${mailbox.localPart}@${mailbox.domain}`;
  const facts = { address, ...(mailbox.userCode ? { userCode: mailbox.userCode } : {}) };
  if (asked.kind === "forced-reset" || asked.kind === "lost-credentials")
    return { ...facts, taxCodeMatches: blindIndex(asked.taxCode) === holderIndex };
  if (asked.kind === "member-renewal") {
    const taxCodeMatches = blindIndex(asked.taxCode) === holderIndex;
    return { ...facts, taxCodeMatches, detailsSealed: seal(details.parse({ termMonths: asked.termMonths })) };
  }
  return { ...facts, detailsSealed: seal(details.parse(asked)) };
}

/** What a request of "Assistenza" asks, opened again. */
export function detailsOf(request: Pick<Request, "facts">): HelpDetails & { taxCodeMatches: boolean | null } {
  const { detailsSealed, taxCodeMatches = null } = kept.catch({}).parse(request.facts);
  return { ...(detailsSealed ? details.parse(unseal(detailsSealed)) : {}), taxCodeMatches };
}

/**
 * The mailbox a request is about, locked: by its address, with its login code where the form asks for it; for the log of
 * a message, whichever of the two addresses is one of the seller's. Refuses `mailbox-not-found`.
 */
export async function lockMailboxAsked(
  tx: Tx,
  seller: string,
  asked: HelpAsked,
): Promise<Outcome<Mailbox, "mailbox-not-found">> {
  const addresses = asked.kind === "log-copy" ? [asked.sender, asked.recipient] : [asked.address];
  const found = await tx.mailbox.findFirst({
    where: {
      sellerId: seller,
      OR: addresses.map(partsOf),
      ...("userCode" in asked ? { userCode: asked.userCode } : {}),
    },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  const mailbox = found && (await lockMailbox(tx, seller, found.id));
  return mailbox && !isRefusal(mailbox) ? mailbox : refuse("mailbox-not-found");
}

function partsOf(address: string): { localPart: string; domain: string } {
  const at = address.lastIndexOf("@");
  return { localPart: address.slice(0, at), domain: address.slice(at + 1) };
}
