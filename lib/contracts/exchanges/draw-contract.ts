import { keepFile } from "@/lib/documents/exchanges/files";
import { dayInRome } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import { sha256 } from "@/lib/platform/crypto";
import type { Call } from "@/lib/platform/operation";
import { type ContractContent, contentHash } from "../contract";
import { recordContract } from "../operations/record-contract";
import { contractPdf } from "../pdf/contract-pdf";
import { contractState } from "../queries";

/**
 * The contract of an order, drawn when there is none that says what the order says today; older versions are kept. Once
 * the order is placed its contract stays as it is. Refuses `order-unknown`, `contract-not-ready` (holder or names are
 * missing), `contract-outdated`.
 */
export async function drawContract(orderId: string, call: Call): Promise<Outcome<{ contractId: string }>> {
  const at = call.at ?? now();
  const on = dayInRome(at);
  const state = await contractState(call.seller, orderId, { actor: call.actor, on });
  if (isRefusal(state)) return state;
  const { order, last, content } = state;
  if (last && order.state !== "draft") return { contractId: last.id };
  if (!content) return refuse("contract-not-ready");
  if (last?.contentHash === contentHash(content)) return { contractId: last.id };
  return draw(order.id, content, (last?.version ?? 0) + 1, { ...call, at });
}

async function draw(
  orderId: string,
  content: ContractContent,
  version: number,
  call: Call & { at: NonNullable<Call["at"]> },
) {
  const hash = contentHash(content);
  const bytes = await contractPdf({ content, version, drawnOn: dayInRome(call.at), contentHash: hash });
  const fileId = await keepFile({ seller: call.seller, bytes, contentType: "application/pdf" }, call.at);
  const { key: _, ...once } = call;
  return recordContract(
    { orderId, fileId, version, clausesVersion: content.clausesVersion, contentHash: hash, sha256: sha256(bytes) },
    once,
  );
}
