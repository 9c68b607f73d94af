import { keepFile } from "@/lib/documents/exchanges/files";
import type { Handler } from "@/lib/jobs/handler";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { recordEvidence } from "../operations/record-evidence";
import { evidencePdf } from "../pdf/evidence-pdf";
import { evidenceOf } from "../queries/evidence";

/**
 * Draws the evidence page of a signature and keeps it beside the contract, as a file of its own: nothing that was signed
 * is ever touched. Drawn again when more is known; the page before is then swept away.
 */
export const handler: Handler<"contract.evidence"> = async ({ seller, signatureId }) => {
  const evidence = await evidenceOf(seller, signatureId);
  if (!evidence) return;
  const { bytes, pages } = await evidencePdf(evidence);
  const fileId = await keepFile({ seller, bytes, contentType: "application/pdf", pages }, now());
  await recordEvidence({ signatureId, fileId }, { seller, actor: SYSTEM("contracts") });
};
