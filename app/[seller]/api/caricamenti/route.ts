import { takeSignedFile } from "@/lib/contracts/exchanges/take-signed-file";
import { trustInForce } from "@/lib/contracts/exchanges/trust";
import { REASONS } from "@/lib/contracts/signature/verdict";
import { isDocumentKind, SIGNED_CONTRACT } from "@/lib/documents/document";
import { takeUpload } from "@/lib/documents/exchanges/take-upload";
import { MEGABYTE } from "@/lib/documents/judge";
import { limitedForm } from "@/lib/documents/limited-form";
import { orderToSendFor } from "@/lib/documents/queries";
import type { ActionResult } from "@/lib/i18n/action-result";
import { answer, refusedAnswer } from "@/lib/i18n/answer";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { checkOrigin } from "@/lib/platform/action";
import { senderOf } from "@/lib/platform/sender";
import { currentViewer } from "@/lib/platform/session";
import { attempt } from "@/lib/platform/throttle";
import { policyOf } from "@/lib/sellers/queries";

/** More pictures than anybody needs to get four documents right. */
const UPLOADS = { name: "upload", points: 40, seconds: 600 };

type Sent = Outcome<{ documentId: string }>;
type Context = { params: Promise<{ seller: string }> };

/**
 * Takes one document of an order: `file`, `kind`, and the order's `token` (or `orderId`, for whoever is signed in). With
 * `firma=digitale` the file is the contract signed digitally, and is verified at once.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { seller } = await params;
  const outcome = await take(request, seller);
  if (isRefusal(outcome)) {
    const namespace = isReason(outcome.code) ? "signature" : "documents";
    return json(await refusedAnswer(namespace, outcome), STATUS[outcome.code] ?? 422);
  }
  return json(await answer("documents", outcome, (value) => ({ value })), 200);
}

/** Why a signature is not accepted has words of its own. */
const isReason = (code: string): boolean => REASONS.some((reason) => reason === code);

const STATUS: Record<string, number> = { "upload-too-large": 413, "too-many-attempts": 429, "foreign-origin": 403 };

const json = (result: ActionResult, status: number): Response =>
  Response.json(result, { status, headers: { "cache-control": "no-store" } });

async function take(request: Request, seller: string): Promise<Sent> {
  if (!checkOrigin(request.headers)) return refuse("foreign-origin");
  const policy = await policyOf(seller);
  if (!policy) return refuse("seller-unknown");
  const maxMb = policy.identity.maxUploadMb;
  const form = await limitedForm(request, maxMb * MEGABYTE);
  if (isRefusal(form)) return refuse(form.code, { params: { size: maxMb } });
  const [file, kind] = [form.get("file"), text(form, "kind")];
  if (!(file instanceof File) || !isDocumentKind(kind)) return refuse("upload-malformed");
  const order = await orderToSendFor(
    seller,
    { token: text(form, "token"), orderId: text(form, "orderId") },
    await currentViewer(seller),
  );
  if (!order) return refuse("order-unknown");
  if (!(await attempt(UPLOADS, seller, order.orderId)).allowed) return refuse("too-many-attempts");
  const upload = { bytes: Buffer.from(await file.arrayBuffer()), name: file.name, type: file.type };
  const [from, call] = [senderOf(request.headers), { seller, actor: order.actor }];
  const { orderId } = order;
  if (kind === SIGNED_CONTRACT && text(form, "firma") === "digitale")
    return takeSignedFile({ orderId, upload, maxMb, from, trust: await trustInForce() }, call);
  return takeUpload({ orderId, kind, upload, maxMb, from }, call);
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
