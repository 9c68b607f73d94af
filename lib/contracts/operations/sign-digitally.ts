import { keptFile } from "@/lib/documents/store";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { anybody, operation } from "@/lib/platform/operation";
import { signDigitallySchema } from "../schema";
import { isProven, suffices } from "../signing";
import { contractToSign, lockToSign, recordSigned } from "../store/signing";

/**
 * A file signed digitally was judged: when it is right it becomes the order's signed contract, when not the reason stays
 * in the audit log. `standsAlone`: nobody of the staff need look. Refuses like `lockToSign`, `contract-outdated`,
 * `file-unknown`, and with the reason of the judgement.
 */
export const signDigitally = operation({
  act: "sign-digitally",
  input: signDigitallySchema,
  may: anybody,
  audit: ({ orderId, contractId, verdict }) => ({ orderId, contractId, valid: verdict.valid }),
  run: async (tx, input, context): Promise<Outcome<{ documentId: string; standsAlone: boolean }>> => {
    const { orderId, contractId, verdict, from } = input;
    const toSign = await lockToSign(tx, context, orderId, "digital");
    if (isRefusal(toSign)) return toSign;
    if (!verdict.valid) return refuse(verdict.reason);
    const contract = await contractToSign(tx, context, toSign, contractId);
    if (isRefusal(contract)) return contract;
    const { fileId, sha256, certificate } = verdict;
    if (!(await keptFile(tx, context.seller, fileId))) return refuse("file-unknown");
    const facts = { way: "digital" as const, from, certificate };
    const documentId = await recordSigned(tx, context, toSign, { contractId, fileId, sha256, facts });
    return { documentId, standsAlone: suffices(toSign.signing, { way: "digital", trusted: isProven(certificate) }) };
  },
});
