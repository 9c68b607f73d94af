import { payments } from "@/lib/connectors/payments";
import { type Handler, TryAgain } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { failpoint } from "@/lib/platform/failpoint";
import { recordRefundOutcome } from "../operations/record-refund";
import { isGateway } from "../payment";
import { refundToSend } from "../queries/refunds";

/**
 * Asks a gateway to give money back, by the refund's own key: asked again, it gives it once. A refund that is over is
 * left alone; one that the gateway refuses for good asks a person.
 */
export const handler: Handler<"refund.send"> = async ({ seller, refundId }) => {
  const refund = await refundToSend(seller, refundId);
  if (!refund || !isGateway(refund.method)) return;
  const { method, chargeRef, amountCents, note } = refund;
  const call = { seller, actor: SYSTEM("refund") };
  const made = await payments(method).refund({ chargeRef, amountCents, note, idempotencyKey: refundId });
  if (isRefusal(made) && made.code === "payments-unavailable") throw new TryAgain(made.code);
  failpoint("refund.after-gateway");
  const told = isRefusal(made)
    ? { outcome: "failed" as const, detail: String(made.params?.reason ?? made.code) }
    : made.state === "failed"
      ? { outcome: "failed" as const, detail: "failed" }
      : { outcome: "done" as const, gatewayRef: made.refundRef };
  const recorded = await recordRefundOutcome({ refundId, ...told }, call);
  if (isRefusal(recorded) && !/^refund-cannot-/.test(recorded.code))
    throw new Error(`refund not recorded: ${recorded.code}`);
};
