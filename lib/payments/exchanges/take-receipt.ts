import { keepFile } from "@/lib/documents/exchanges/files";
import { judgeUpload, type Upload } from "@/lib/documents/judge";
import { findCodes } from "@/lib/kernel/codes";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import type { Call } from "@/lib/platform/operation";
import { attempt, evenly, type Limit } from "@/lib/platform/throttle";
import type { Policy } from "@/lib/sellers/policy";
import type { SlowMethod } from "../arrival";
import { reportPayment } from "../operations/report-payment";
import { findPayables } from "../queries/payable";

/** What a customer says of a payment, as typed. */
interface Said {
  method: SlowMethod;
  amount?: string;
  paidOn?: string;
}

/** A receipt of a payment as it came; `maxMb` is the seller's limit. */
export interface Receipt {
  said: Said;
  upload: Upload;
  maxMb: number;
}

/**
 * Judges a receipt, keeps it and reports the payment of an order or top-up with it. Refuses like `judgeUpload` and
 * `reportPayment`; a file kept in vain is swept away later.
 */
export async function takeReceipt(
  subject: { orderId: string } | { topUpId: string },
  { said, upload, maxMb }: Receipt,
  call: Call,
): Promise<Outcome<{ reportId: string }>> {
  const judged = await judgeUpload(upload, maxMb);
  if (isRefusal(judged)) return judged;
  const { bytes, contentType, pages } = judged;
  const fileId = await keepFile({ seller: call.seller, bytes, contentType, pages }, call.at ?? now());
  return reportPayment({ ...subject, ...said, fileId }, call);
}

const HOUR = 3600;
const PER_NETWORK: Limit = { name: "receipt-network", points: 20, seconds: HOUR };
const PER_CODE: Limit = { name: "receipt-code", points: 6, seconds: HOUR };
/** Longer than taking a receipt takes, whether or not its code is known. In milliseconds. */
const ANSWER_MS = 1500;

/**
 * A receipt sent by somebody who knows only the payment code. Whether the code is known, and what it is of, is told to
 * nobody: the answer and its time are the same. Refuses `code-malformed` (it was mistyped), `too-many-attempts`, and
 * like `judgeUpload`.
 */
export async function takeReceiptByCode(
  { code, network, policy, ...receipt }: Receipt & { code: string; network: string; policy: Policy },
  seller: string,
): Promise<Outcome<{ taken: true }>> {
  if (!(await attempt(PER_NETWORK, seller, network)).allowed) return refuse("too-many-attempts");
  return evenly(ANSWER_MS, async () => {
    const judged = await judgeUpload(receipt.upload, receipt.maxMb);
    if (isRefusal(judged)) return judged;
    const typed = codesTyped(code, policy);
    if (typed.length === 0) return refuse("code-malformed", { field: "code" });
    const allowed = (await attempt(PER_CODE, seller, typed.join())).allowed;
    const [found] = await findPayables(seller, policy, code);
    if (found && allowed) await takeReceipt(found.subject, receipt, { seller, actor: SYSTEM("public-receipt") });
    return { taken: true as const };
  });
}

const codesTyped = (code: string, { money }: Policy): string[] => findCodes(code, Object.values(money.codes));
