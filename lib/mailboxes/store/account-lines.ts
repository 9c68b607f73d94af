import { type RenewalGround, renewalGrounds } from "@/lib/agreements/store/member-renewal";
import type { Day } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { type BulkLine, type BulkMailbox, bulkLine } from "../bulk";
import { renewalTerms } from "../renewal";
import { unstamped } from "../together";
import type { BoughtFor } from "./bulk";

interface AccountLines {
  /** What renewing one of the mailboxes would be, for the term wished or else its shortest. */
  lineOf: (mailbox: BulkMailbox, termMonths?: number) => BulkLine;
  /** The same as part of an order of several, which bears the stamp duty itself. */
  unstampedOf: AccountLines["lineOf"];
  /** Terms on sale for any of them, in months, shortest first. */
  terms: number[];
}

/**
 * What renewing each of these mailboxes together with others of its account would be, each as if it were renewed alone:
 * at the prices `policy` (the seller's) has for the account, a member's at those of its agreement, of which the
 * professional order may bear a part or all. `agreement-no-renewal`: its agreement has ended for good.
 */
export async function accountLines(
  tx: Tx,
  policy: Policy,
  { seller, userId, on }: { seller: string; userId: string; on: Day },
  mailboxes: readonly BoughtFor[],
): Promise<AccountLines> {
  const agreements = new Map(mailboxes.map(({ id, agreementId }) => [id, agreementId]));
  const own = mailboxes.map(({ plan, agreementId }) => ({ plan, userId, agreementId }));
  const find = await renewalGrounds(tx, policy, seller, own, on);
  const groundOf = ({ id, plan }: BulkMailbox) => find({ plan, userId, agreementId: agreements.get(id) ?? null });
  const under =
    (rules: (policy: Policy) => Policy): AccountLines["lineOf"] =>
    (mailbox, termMonths) => {
      const { agreementId, channel, share, ...ground } = groundOf(mailbox);
      const line = bulkLine(rules(ground.policy), mailbox, { termMonths, on, channel, agreementId, share });
      return ground.over && line.obstacle === "renewal-no-price"
        ? { ...line, answer: null, obstacle: "agreement-no-renewal" }
        : line;
    };
  const terms = kinds(mailboxes, groundOf).flatMap(([plan, ground]) =>
    renewalTerms(ground.policy, plan, ground.channel, on),
  );
  return {
    lineOf: under((rules) => rules),
    unstampedOf: under(unstamped),
    terms: [...new Set(terms)].sort((a, b) => a - b),
  };
}

/** The few kinds that many mailboxes are of: a plan, and by what it is priced. */
function kinds(
  mailboxes: readonly BoughtFor[],
  groundOf: (mailbox: BulkMailbox) => RenewalGround,
): [string, RenewalGround][] {
  const grounds = new Map<string, Set<RenewalGround>>();
  for (const mailbox of mailboxes)
    grounds.set(mailbox.plan, (grounds.get(mailbox.plan) ?? new Set()).add(groundOf(mailbox)));
  return [...grounds].flatMap(([plan, all]) => [...all].map((ground): [string, RenewalGround] => [plan, ground]));
}
