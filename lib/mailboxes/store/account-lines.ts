import { renewalGrounds } from "@/lib/agreements/store/member-renewal";
import type { Day } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { type BulkLine, type BulkMailbox, bulkLine } from "../bulk";
import { BULK_CHANNEL } from "../bulk-schema";
import type { BoughtFor } from "./bulk";

/**
 * What renewing each of these mailboxes among others of its account would be, at the prices `policy` has for the buyer.
 * A member's mailbox has prices of its agreement, and part of them may be the professional order's: it is renewed from
 * its own page (`renewal-by-agreement`), and nowhere once its agreement has ended for good (`renewal-no-price`).
 */
export async function accountLines(
  tx: Tx,
  policy: Policy,
  { seller, on }: { seller: string; on: Day },
  mailboxes: readonly BoughtFor[],
): Promise<(mailbox: BulkMailbox, termMonths?: number) => BulkLine> {
  const renewed = new Map(mailboxes.map(({ id, plan, agreementId }) => [id, { plan, userId: null, agreementId }]));
  const groundOf = await renewalGrounds(tx, policy, seller, [...renewed.values()], on);
  return (mailbox, termMonths) => {
    const wish = { termMonths, on, channel: BULK_CHANNEL } as const;
    const own = renewed.get(mailbox.id);
    const ground = own?.agreementId ? groundOf(own) : null;
    if (!ground?.agreementId) return bulkLine(ground?.policy ?? policy, mailbox, wish);
    const line = bulkLine(policy, mailbox, wish);
    const elsewhere = line.obstacle === null || line.obstacle === "renewal-no-price";
    return elsewhere ? { ...line, answer: null, obstacle: "renewal-by-agreement" } : line;
  };
}
