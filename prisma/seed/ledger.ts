import { type AccountRef, type Entry, inLockOrder, isBalanced } from "@/lib/accounts/posting";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import { newId } from "@/lib/platform/ids";
import type { Rows } from "./rows";

interface NewMovement {
  kind: "settlement" | "top-up" | "commission";
  at: Instant;
  entries: Entry[];
  orderId?: string;
  topUpId?: string;
  paymentId?: string;
}

/** The demo's movements as lib/accounts would book them one by one, gathered to be written at once. */
export class Ledger {
  private readonly accounts = new Map<string, Rows["ledgerAccount"][number] & { balanceCents: bigint }>();

  constructor(
    private readonly sellerId: string,
    private readonly rows: Rows,
  ) {}

  /** Answers the movement's id. */
  post({ kind, at, entries, ...subject }: NewMovement): string {
    if (!isBalanced(entries)) throw new Error(`a demo ${kind} does not balance`);
    const movementId = newId();
    this.rows.movement.push({ sellerId: this.sellerId, id: movementId, kind, at: instantToDb(at), ...subject });
    for (const [n, { account, amountCents }] of inLockOrder(entries).entries()) {
      const row = this.account(account);
      row.balanceCents += BigInt(amountCents);
      if (account.kind === "prepaid" && row.balanceCents < 0n) throw new Error("a demo customer spent too much");
      const posting = { sellerId: this.sellerId, movementId, n, accountId: row.id, amountCents: BigInt(amountCents) };
      this.rows.posting.push(posting);
    }
    return movementId;
  }

  private account({ kind, ownerId }: AccountRef) {
    const known = this.accounts.get(`${kind}|${ownerId}`);
    if (known) return known;
    const floorCents = kind === "prepaid" ? 0n : null;
    const row = { sellerId: this.sellerId, id: newId(), kind, ownerId, floorCents, balanceCents: 0n };
    this.accounts.set(`${kind}|${ownerId}`, row);
    this.rows.ledgerAccount.push(row);
    return row;
  }
}
