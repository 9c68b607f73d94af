import { MEGABYTE } from "@/lib/documents/judge";
import { limitedForm } from "@/lib/documents/limited-form";
import { orderToSendFor } from "@/lib/documents/queries";
import { answer, refusedAnswer } from "@/lib/i18n/answer";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { isSlow } from "@/lib/payments/arrival";
import { takeReceipt, takeReceiptByCode } from "@/lib/payments/exchanges/take-receipt";
import { checkOrigin } from "@/lib/platform/action";
import { visitorOf } from "@/lib/platform/browser";
import { isId } from "@/lib/platform/ids";
import { actorOf, currentViewer } from "@/lib/platform/session";
import { attempt } from "@/lib/platform/throttle";
import { policyOf } from "@/lib/sellers/queries";

/** More receipts than anybody sends of one payment. */
const UPLOADS = { name: "receipt", points: 20, seconds: 600 };

type Context = { params: Promise<{ seller: string }> };
type Taken = Outcome<{ reportId: string } | { taken: true }>;

/**
 * Takes the receipt of a payment: `file`, `method`, and if known `paidOn` and `amount`; of an order by its `token` (or
 * `orderId`), of a top-up by `topUpId`, of either by its `code` for whoever is not signed in. A browser without
 * JavaScript is sent back to the page it came from (`back`) with what became of it.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { seller } = await params;
  const { outcome, back } = await take(request, seller);
  if (back && request.headers.get("accept")?.includes("text/html")) return sentBack(back, outcome);
  const result = isRefusal(outcome)
    ? await refusedAnswer("payment", outcome)
    : await answer("payment", outcome, () => ({}));
  const status = isRefusal(outcome) ? (STATUS[outcome.code] ?? 422) : 200;
  return Response.json(result, { status, headers: { "cache-control": "no-store" } });
}

const STATUS: Record<string, number> = { "upload-too-large": 413, "too-many-attempts": 429, "foreign-origin": 403 };

function sentBack(back: string, outcome: Taken): Response {
  const said = isRefusal(outcome) ? outcome.code : "inviata";
  const location = `${back}${back.includes("?") ? "&" : "?"}ricevuta=${encodeURIComponent(said)}`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

async function take(request: Request, seller: string): Promise<{ outcome: Taken; back: string | null }> {
  const none = (outcome: Taken) => ({ outcome, back: null });
  if (!checkOrigin(request.headers)) return none(refuse("foreign-origin"));
  const policy = await policyOf(seller);
  if (!policy) return none(refuse("seller-unknown"));
  const maxMb = policy.identity.maxUploadMb;
  const form = await limitedForm(request, maxMb * MEGABYTE);
  if (isRefusal(form)) return none(refuse(form.code, { params: { size: maxMb } }));
  const receipt = await receiptOf(form, maxMb);
  const back = pathOf(seller, text(form, "back"));
  if (isRefusal(receipt)) return { outcome: receipt, back };
  const code = text(form, "code");
  if (code) {
    const { network } = await visitorOf();
    return { outcome: await takeReceiptByCode({ ...receipt, code, network, policy }, seller), back };
  }
  return { outcome: await takeOwn(seller, form, receipt), back };
}

type Receipt = Parameters<typeof takeReceipt>[1];

async function receiptOf(form: FormData, maxMb: number): Promise<Outcome<Receipt>> {
  const [file, method] = [form.get("file"), text(form, "method")];
  if (!(file instanceof File) || !isSlow(method)) return refuse("upload-malformed");
  const upload = { bytes: Buffer.from(await file.arrayBuffer()), name: file.name, type: file.type };
  return { said: { method, amount: text(form, "amount"), paidOn: text(form, "paidOn") }, upload, maxMb };
}

async function takeOwn(seller: string, form: FormData, receipt: Receipt): Promise<Taken> {
  const viewer = await currentViewer(seller);
  const topUpId = text(form, "topUpId");
  if (topUpId) {
    const actor = actorOf(viewer);
    if (!isId(topUpId) || actor.kind !== "user") return refuse("top-up-unknown");
    if (!(await attempt(UPLOADS, seller, topUpId)).allowed) return refuse("too-many-attempts");
    return takeReceipt({ topUpId }, receipt, { seller, actor });
  }
  const by = { token: text(form, "token"), orderId: text(form, "orderId") };
  const order = await orderToSendFor(seller, by, viewer);
  if (!order) return refuse("order-unknown");
  if (!(await attempt(UPLOADS, seller, order.orderId)).allowed) return refuse("too-many-attempts");
  return takeReceipt({ orderId: order.orderId }, receipt, { seller, actor: order.actor });
}

/** A page of this shop to go back to; anything else is none. */
const pathOf = (seller: string, back: string): string | null =>
  back.startsWith(`/${seller}/`) && !/[\\\s]|\/\//.test(back) ? back.slice(0, 300) : null;

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" && !value.includes("\0") ? value.slice(0, 200) : "";
}
