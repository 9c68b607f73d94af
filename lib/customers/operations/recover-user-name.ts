import type { Outcome } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { blindIndex } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { anybody, operation } from "@/lib/platform/operation";
import { visitorSchema } from "@/lib/platform/visitor";
import { taxCodeSchema } from "../schema";

/** Mails the user name to the address on file of whoever has this codice fiscale; says the same if nobody has it. */
export const recoverUserName = operation({
  act: "recover-user-name",
  input: taxCodeSchema.extend({ visitor: visitorSchema }),
  may: anybody,
  audit: () => ({}),
  run: async (tx, { taxCode }, context): Promise<Outcome<Record<string, never>>> => {
    const found = await tx.user.findMany({
      where: { sellerId: context.seller, taxCodeIndex: blindIndex(taxCode), active: true },
      select: { id: true, email: true, locale: true },
      take: 5,
    });
    for (const { id, email, locale } of found) {
      const dedupeKey = `user-name:${id}:${newId()}`;
      await queueMail(tx, context, { template: "user-name", to: email, locale, facts: { userId: id }, dedupeKey });
    }
    return {};
  },
});
