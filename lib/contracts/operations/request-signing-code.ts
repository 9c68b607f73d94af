import type { Order } from "@/lib/generated/prisma/client";
import { isItalianMobile } from "@/lib/kernel/identifiers/phone";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { maskedPhone } from "@/lib/notifications/sms-templates";
import { queueMail } from "@/lib/notifications/store";
import { queueSms } from "@/lib/notifications/store/sms";
import type { Holder } from "@/lib/orders/schema";
import { orderLink } from "@/lib/orders/store";
import type { Tx } from "@/lib/platform/db";
import { createCode } from "@/lib/platform/one-time-code";
import { anybody, type Context, operation } from "@/lib/platform/operation";
import { requestSigningCodeSchema } from "../schema";
import { maskedEmail } from "../signing";
import { lockToSign, signerOfOrder, signsForAnother } from "../store/signing";

/**
 * Sends the code to sign the contract on the screen with, by mail or SMS as the seller's policy says, to the holder's
 * own address or number; a code sent before is worthless from now on. Refuses like `lockToSign`, `not-allowed` (staff do
 * not sign for customers), `contract-not-ready`, `phone-not-mobile`, `code-too-soon` {seconds}, `codes-too-many`.
 */
export const requestSigningCode = operation({
  act: "request-signing-code",
  input: requestSigningCodeSchema,
  may: anybody,
  audit: ({ orderId }) => ({ orderId }),
  run: async (tx, { orderId }, context): Promise<Outcome<{ channel: string; to: string }>> => {
    const toSign = await lockToSign(tx, context, orderId, "on-screen");
    if (isRefusal(toSign)) return toSign;
    const { order, signing } = toSign;
    if (signsForAnother(context, order)) return refuse("not-allowed");
    const found = await signerOfOrder(tx, order);
    if (!found) return refuse("contract-not-ready");
    const channel = signing.code ?? "mail";
    // Abroad numbers do not tell what they are.
    const { phone, email } = found.holder;
    if (channel === "sms" && phone.startsWith("+39") && !isItalianMobile(phone)) return refuse("phone-not-mobile");
    const subject = { seller: context.seller, purpose: "sign-contract" as const, subjectId: orderId };
    const code = await createCode(tx, subject, { channel, at: context.now });
    if (isRefusal(code)) return code;
    await send(tx, context, order, { channel, holder: found.holder, codeId: code.codeId });
    return { channel, to: channel === "sms" ? maskedPhone(phone) : maskedEmail(email) };
  },
});

interface Sending {
  channel: "mail" | "sms";
  holder: Holder;
  codeId: string;
}

async function send(tx: Tx, context: Context, order: Order, { channel, holder, codeId }: Sending): Promise<void> {
  const common = { locale: order.locale, dedupeKey: `signing-code:${codeId}` };
  if (channel === "sms") {
    await queueSms(tx, context, { ...common, template: "one-time-code", to: holder.phone, facts: { codeId } });
    return;
  }
  const linkId = await orderLink(tx, order.sellerId, order.id, context.now);
  await queueMail(tx, context, { ...common, template: "signing-code", to: holder.email, facts: { codeId, linkId } });
}
