import { texter } from "@/lib/connectors/sms";
import { type Handler, TryAgain } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { failpoint } from "@/lib/platform/failpoint";
import { recordSms } from "../operations/record-sms";
import { queuedSms } from "../queries/sms";

/** Sends one queued text message. A try whose outcome nobody knows is looked for before it is sent again. */
export const handler: Handler<"sms.send"> = async ({ seller, smsId }, { retry }) => {
  const sms = await queuedSms(seller, smsId);
  if (!sms) return;
  const call = { seller, actor: SYSTEM("sms") };
  if (sms.text === null) {
    await recordSms({ smsId, outcome: "dropped" }, call);
    return;
  }
  const sent = await texter().send({ to: sms.to, text: sms.text, again: retry > 0 });
  if (isRefusal(sent) && sent.code === "sms-unavailable") throw new TryAgain(sent.code);
  failpoint("sms.after-send");
  const outcome = isRefusal(sent)
    ? { outcome: "rejected" as const }
    : { outcome: "sent" as const, providerId: sent.providerId };
  await recordSms({ smsId, ...outcome }, call);
};
