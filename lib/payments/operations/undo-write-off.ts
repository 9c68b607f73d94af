import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import { operation, staffWith } from "@/lib/platform/operation";
import { undoWriteOffInput } from "../schema";
import { unsettle } from "../store/unsettle";
import { isCredited } from "../store/write-off";
import { standingWriteOff } from "../store/write-off-row";

/**
 * A write-off was a mistake: the order waits for its money again. Refuses `order-unknown`, `write-off-unknown` (none
 * stands), `write-off-credited` (a credit note took back part of the sale since).
 */
export const undoWriteOff = operation({
  act: "undo-write-off",
  input: undoWriteOffInput,
  may: staffWith("write-off"),
  audit: (input) => input,
  run: async (tx, { orderId }, context): Promise<Outcome<{ orderId: string }>> => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    if (!(await standingWriteOff(tx, order))) return refuse("write-off-unknown");
    if (await isCredited(tx, order)) return refuse("write-off-credited");
    const waiting = await unsettle(tx, context, order, "mistake");
    return isRefusal(waiting) ? waiting : { orderId };
  },
});
