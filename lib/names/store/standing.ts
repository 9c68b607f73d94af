import { type Instant, instantToDb } from "@/lib/kernel/day";
import type { MailboxState } from "@/lib/mailboxes/mailbox";
import type { Tx } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import type { NameRefusal } from "../store";
import { looksAlike, type Seen } from "./appearance";

/** "name-similar": it can be had, and another holder's looks like it. */
export type Standing = "free" | "name-similar" | NameRefusal;

interface Asking {
  seller: string;
  now: Instant;
  policy: Pick<Policy, "names">;
}

interface Row {
  state: string;
  orderId: string | null;
  mailboxId: string | null;
  holderIndex: string | null;
  heldUntil: Date | null;
  mailboxState: MailboxState | null;
}

/** What the register says of a name, for an order (or for nobody in particular), without touching it. */
export async function standingOf(tx: Tx, asking: Asking, wanted: Seen): Promise<Standing> {
  const standing = await ownStanding(tx, asking, wanted);
  const minded = asking.policy.names.lookAlikes;
  if (standing !== "free" || minded === "allow" || !(await looksAlike(tx, asking, wanted))) return standing;
  return minded === "refuse" ? "name-too-similar" : "name-similar";
}

async function ownStanding(tx: Tx, { seller, now, policy }: Asking, wanted: Seen) {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT n."state", n."orderId", n."mailboxId", n."holderIndex", n."heldUntil", m."state" AS "mailboxState"
    FROM "Name" n LEFT JOIN "Mailbox" m ON m."sellerId" = n."sellerId" AND m."id" = n."mailboxId"
    WHERE n."sellerId" = ${seller} AND n."domain" = ${wanted.domain} AND n."localPart" = ${wanted.localPart}`;
  if (!row) return "free";
  const own = row.holderIndex !== null && row.holderIndex === wanted.holderIndex;
  if (row.state === "held") {
    const mine = wanted.orderId !== undefined && row.orderId === wanted.orderId;
    const open = mine || (row.heldUntil ?? instantToDb(now)) <= instantToDb(now);
    if (open && (!row.mailboxId || own || mine)) return "free";
    return row.mailboxId ? "name-taken" : "name-held";
  }
  const over = row.mailboxState === "cancelled" || row.mailboxState === "deleted";
  return row.state === "bound" && own && policy.names.buyBack && over ? "free" : "name-taken";
}
