import { type Instant, instantToDb } from "@/lib/kernel/day";
import type { MailboxState } from "@/lib/mailboxes/mailbox";
import { readRows } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { statesGivenBack } from "../buy-back";
import { appearanceOf } from "../name";
import type { NameRefusal } from "../store";
import { LOOKS_ALIKE, type Seen } from "./appearance";

/** "name-similar": it can be had, and another holder's looks like it; "name-own": its former holder may buy it back. */
export type Standing = "free" | "name-similar" | "name-own" | NameRefusal;

interface Asking {
  seller: string;
  now: Instant;
  policy: Pick<Policy, "names" | "lifecycle">;
}

interface Row {
  /** Null: nobody's. */
  state: string | null;
  orderId: string | null;
  mailboxId: string | null;
  holderIndex: string | null;
  heldUntil: Date | null;
  mailboxState: MailboxState | null;
  alike: boolean;
}

const standingSql = (alike: string): string => `
  SELECT n."state", n."orderId", n."mailboxId", n."holderIndex", n."heldUntil", m."state" AS "mailboxState",
         ${alike} AS alike
  FROM (SELECT 1) AS one
  LEFT JOIN "Name" n ON n."sellerId" = $1 AND n."domain" = $2 AND n."localPart" = $3
  LEFT JOIN "Mailbox" m ON m."sellerId" = n."sellerId" AND m."id" = n."mailboxId"`;
const SIMPLE = standingSql("false");
const MINDED = standingSql(LOOKS_ALIKE);

/**
 * What the register says of a name, for an order (or for nobody in particular), without touching it: asked at every key
 * somebody presses, so in one prepared statement, outside transactions.
 */
export async function standingOf(asking: Asking, wanted: Seen): Promise<Standing> {
  const { localPart, domain, orderId, holderIndex } = wanted;
  const minded = asking.policy.names.lookAlikes;
  const name = [asking.seller, domain, localPart];
  const whose = [appearanceOf(localPart), orderId ?? null, holderIndex ?? "", instantToDb(asking.now)];
  const [row] =
    minded === "allow"
      ? await readRows<Row>("name-standing", SIMPLE, name)
      : await readRows<Row>("name-standing-alike", MINDED, [...name, ...whose]);
  const standing = row?.state ? standingOfRow(row, asking, wanted) : "free";
  if (standing !== "free" || !row?.alike) return standing;
  return minded === "refuse" ? "name-too-similar" : "name-similar";
}

function standingOfRow(
  row: Row,
  { now, policy }: Asking,
  wanted: Seen,
): "free" | "name-own" | "name-held" | "name-taken" {
  const own = row.holderIndex !== null && row.holderIndex === wanted.holderIndex;
  if (row.state === "held") {
    const mine = wanted.orderId !== undefined && row.orderId === wanted.orderId;
    const open = mine || (row.heldUntil ?? instantToDb(now)) <= instantToDb(now);
    if (open && !row.mailboxId) return "free";
    if (open && (own || mine)) return "name-own";
    return row.mailboxId ? "name-taken" : "name-held";
  }
  const over = statesGivenBack(policy).some((state) => state === row.mailboxState);
  return row.state === "bound" && own && over ? "name-own" : "name-taken";
}
