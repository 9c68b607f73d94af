import { isRefusal } from "@/lib/kernel/refusal";
import { type FoundSignature, nothing, type Opened, type Question } from "../question";
import type { Reason } from "../verdict";
import { digestIn } from "./attributes";
import { checkSigner } from "./check-signer";
import { type Cms, readCms } from "./read-cms";

/** Envelopes around envelopes (contract.pdf.p7m.p7m): each signer signs what the one before made. */
const MOST_LAYERS = 4;
const MOST_SIGNERS = 20;

/**
 * Takes a .p7m apart, envelope by envelope, down to the document. Every envelope's signatures must be right; the
 * document must be the content asked for.
 */
export async function openCades(bytes: Uint8Array, question: Question): Promise<Opened> {
  const signatures: FoundSignature[] = [];
  let layer: Uint8Array = bytes;
  for (let depth = 0; depth < MOST_LAYERS; depth++) {
    const cms = readCms(layer);
    if (isRefusal(cms)) return nothing(cms.code, depth > 0 || cms.code === "malformed" ? "cades" : null);
    if (cms.signers.length > MOST_SIGNERS) return nothing("malformed", "cades");
    const content = cms.content ?? (question.content && [question.content]);
    if (!content) return { ...nothing("content-missing", "cades"), signatures: await check(cms, []) };
    signatures.push(...(await check(cms, content)));
    const document = content.length === 1 && content[0] ? content[0] : Buffer.concat(content);
    if (!isEnvelope(document, question)) return opened(document, signatures, question);
    layer = document;
  }
  return { ...nothing("malformed", "cades"), signatures };
}

/** What is inside is opened too, unless it is itself what had to be signed. */
function isEnvelope(document: Uint8Array, { content }: Question): boolean {
  if (content && same(document, content)) return false;
  return !isRefusal(readCms(document));
}

function opened(document: Uint8Array, signatures: FoundSignature[], { content }: Question): Opened {
  const fault: Reason | null = content && !same(document, content) ? "other-content" : null;
  const sha256 = digestIn("SHA-256", [document]).toString("hex");
  return { container: "cades", fault, signatures, content: { size: document.length, sha256 }, notes: [] };
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

async function check(cms: Cms, content: readonly Uint8Array[]): Promise<FoundSignature[]> {
  const found: FoundSignature[] = [];
  for (const signer of cms.signers) {
    const checked = await checkSigner(cms, signer, content, { certificateNamed: true });
    found.push({ cms, signer, checked, beside: { certificates: [], crls: [], ocsps: [] }, stamps: [] });
  }
  return found;
}
