import type { Mailbox } from "@/lib/generated/prisma/client";
import { type Instant, instantFromDb } from "@/lib/kernel/day";
import { unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import type { Policy } from "@/lib/sellers/policy";
import { hubOf, litePromisedBy, liteUser, type Places } from "../hub";
import type { MailboxState } from "../mailbox";
import { heldBy } from "../store/add-ons";
import { placesOfHub } from "../store/hub";

export interface LiteRow {
  id: string;
  address: string;
  userCode: string | null;
  state: MailboxState;
  note: string;
  /** Until when it is promised, while it is being activated. */
  promisedBy: Instant | null;
}

export interface WatchedRow {
  id: string;
  address: string;
  userCode: string;
  state: "pending" | "watched" | "wrong_password" | "refused" | "removing";
  note: string;
}

export interface HubPanel {
  watched: Places;
  lite: Places;
  /** Blocks are paid and the provider is being told. */
  coming: boolean;
  lites: LiteRow[];
  watches: WatchedRow[];
}

/** Everything in the panel of a HUB; null when the mailbox is none. The caller has checked who looks. */
export async function hubPanel(mailbox: Mailbox, policy: Policy): Promise<HubPanel | null> {
  if (!hubOf(policy, mailbox.planCode)) return null;
  const of = { sellerId: mailbox.sellerId, hubId: mailbox.id };
  const [places, held, lites, watches] = await Promise.all([
    placesOfHub(db(), policy, mailbox),
    heldBy(db(), mailbox.sellerId, mailbox.id),
    db().mailbox.findMany({ where: of, orderBy: [{ domain: "asc" }, { localPart: "asc" }], take: MOST_SHOWN }),
    db().watchedMailbox.findMany({ where: of, orderBy: { address: "asc" }, take: MOST_SHOWN }),
  ]);
  return {
    ...places,
    coming: held.some(({ state, unit }) => state === "ordered" && unit.endsWith("-mailboxes")),
    lites: lites.map((row) => liteRow(row, policy)),
    watches: watches.map(({ id, address, userCode, state, noteSealed }) => ({
      id,
      address,
      userCode,
      state,
      note: noteSealed ? String(unseal(noteSealed)) : "",
    })),
  };
}

/** More than anybody may buy by the blocks on sale. */
const MOST_SHOWN = 2000;

const liteRow = (row: Mailbox, policy: Policy): LiteRow => ({
  id: row.id,
  address: `${row.localPart}@${row.domain}`,
  userCode: row.userCode,
  state: row.state,
  note: liteUser.parse(row.liteSealed ? unseal(row.liteSealed) : {}).note,
  promisedBy: row.state === "provisioning" ? litePromisedBy(policy, instantFromDb(row.updatedAt)) : null,
});

/** A HUB of the account, with what its files are judged by: places free, what is there, the holder. Null: not theirs. */
export async function hubToFill(seller: string, userId: string, hubId: string, policy: Policy) {
  if (!isId(hubId)) return null;
  const mailbox = await db().mailbox.findUnique({
    where: { sellerId_id: { sellerId: seller, id: hubId } },
    include: { holder: { select: { taxCodeIndex: true } } },
  });
  if (mailbox?.userId !== userId) return null;
  const panel = await hubPanel(mailbox, policy);
  return panel && { mailbox, panel, holderIndex: mailbox.holder.taxCodeIndex };
}
