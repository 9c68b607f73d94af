import { instantFromDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { maskedPhone } from "@/lib/notifications/sms-templates";
import type { Holder } from "@/lib/orders/schema";
import type { Tx } from "@/lib/platform/db";
import { lastCode, spendCode } from "@/lib/platform/one-time-code";
import { anybody, type Context, operation, type z } from "@/lib/platform/operation";
import { signOnScreenSchema } from "../schema";
import { isNameOf, maskedEmail, suffices } from "../signing";
import { contractToSign, lockToSign, recordSigned, signerOfOrder, signsForAnother } from "../store/signing";

type Input = z.infer<typeof signOnScreenSchema>;

/**
 * The contract is signed on the screen: the code that was tried is spent, and the contract itself, as it was shown,
 * becomes the signed paper. `standsAlone`: nobody of the staff need look. Refuses like `lockToSign`, `not-allowed`,
 * `contract-outdated`, `contract-not-ready`, `signature-name-differs` (a typed name is not the signer's), `code-spent`.
 */
export const signOnScreen = operation({
  act: "sign-on-screen",
  input: signOnScreenSchema,
  may: anybody,
  audit: ({ orderId, contractId, codeId, mark }) => ({ orderId, contractId, codeId, mark: mark.kind }),
  run: async (tx, input, context): Promise<Outcome<{ documentId: string; standsAlone: boolean }>> => {
    const toSign = await lockToSign(tx, context, input.orderId, "on-screen");
    if (isRefusal(toSign)) return toSign;
    if (signsForAnother(context, toSign.order)) return refuse("not-allowed");
    const contract = await contractToSign(tx, context, toSign, input.contractId);
    if (isRefusal(contract)) return contract;
    const found = await signerOfOrder(tx, toSign.order);
    if (!found) return refuse("contract-not-ready");
    const { mark, contractId } = input;
    if (mark.kind === "typed" && !isNameOf(mark.name, found.signer))
      return refuse("signature-name-differs", { field: "name" });
    const code = await spentCode(tx, context, input, found.holder);
    if (isRefusal(code)) return code;
    const approved = { first: 1, last: toSign.policy.identity.contract.clauses.length };
    const facts = { way: "on-screen" as const, from: input.from, mark, code, approved };
    const { fileId, sha256 } = contract;
    const documentId = await recordSigned(tx, context, toSign, { contractId, fileId, sha256, facts });
    return { documentId, standsAlone: suffices(toSign.signing, { way: "on-screen", trusted: false }) };
  },
});

/** Only the newest code of the order signs it, and once. */
async function spentCode(tx: Tx, context: Context, { orderId, codeId }: Input, holder: Holder) {
  const subject = { seller: context.seller, purpose: "sign-contract" as const, subjectId: orderId };
  const code = await lastCode(tx, subject);
  if (code?.id !== codeId || !(await spendCode(tx, context.seller, codeId, context.now))) return refuse("code-spent");
  const channel = code.channel === "sms" ? ("sms" as const) : ("mail" as const);
  const to = channel === "sms" ? maskedPhone(holder.phone) : maskedEmail(holder.email);
  return { channel, to, sentAt: instantFromDb(code.createdAt).toString() };
}
