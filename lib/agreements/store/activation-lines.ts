import type { ActivationLine } from "@/lib/generated/prisma/client";
import { isRefusal } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import type { LineToDo } from "./activation-orders";
import { hasNoMailbox } from "./taking";

const keyOf = ({ sellerId, runId, memberId }: ActivationLine) => ({
  sellerId_runId_memberId: { sellerId, runId, memberId },
});

/** Earlier lines of these members whose order came to nothing stand in nobody's way. */
export async function endLapsed(tx: Tx, lines: readonly LineToDo[]): Promise<void> {
  await tx.activationLine.updateMany({
    where: {
      sellerId: lines[0]?.sellerId ?? "",
      memberId: { in: lines.map(({ memberId }) => memberId) },
      state: "ordered",
      order: { state: { in: ["cancelled", "expired"] } },
    },
    data: { state: "lapsed" },
  });
}

/** Why a member gets no mailbox after all: `member-left`, `member-has-order`; null: go on. The agreement is locked. */
export async function whyNotNow(tx: Tx, { sellerId, member }: LineToDo): Promise<string | null> {
  if (member.state !== "listed") return "member-left";
  const elsewhere = await tx.activationLine.count({ where: { sellerId, memberId: member.id, state: "ordered" } });
  if (elsewhere > 0) return "member-has-order";
  const free = await hasNoMailbox(tx, sellerId, member.id);
  return isRefusal(free) ? free.code : null;
}

export const orderedLine = (tx: Tx, line: ActivationLine, orderId: string) =>
  tx.activationLine.update({ where: keyOf(line), data: { state: "ordered", orderId } });

export const failLine = (tx: Tx, line: ActivationLine, reason: string) =>
  tx.activationLine.update({ where: keyOf(line), data: { state: "failed", reason } });
