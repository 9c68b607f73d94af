import { takeAttachment } from "@/lib/documents/exchanges/take-attachment";
import { MEGABYTE } from "@/lib/documents/judge";
import { limitedForm } from "@/lib/documents/limited-form";
import type { ActionResult } from "@/lib/i18n/action-result";
import { answer, refusedAnswer } from "@/lib/i18n/answer";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { checkOrigin } from "@/lib/platform/action";
import { networkFrom } from "@/lib/platform/browser";
import { attempt } from "@/lib/platform/throttle";
import { policyOf } from "@/lib/sellers/queries";

/** Anybody may send a file with a form; nobody needs to send more than this. */
const UPLOADS = { name: "attach", points: 30, seconds: 600 };

type Context = { params: Promise<{ seller: string }> };

/** Takes one `file` that a form will speak of; answers the token by which the form says that it is theirs. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { seller } = await params;
  const outcome = await take(request, seller);
  if (isRefusal(outcome)) return json(await refusedAnswer("documents", outcome), STATUS[outcome.code] ?? 422);
  return json(await answer("documents", outcome, (value) => ({ value })), 200);
}

const STATUS: Record<string, number> = { "upload-too-large": 413, "too-many-attempts": 429, "foreign-origin": 403 };

const json = (result: ActionResult, status: number): Response =>
  Response.json(result, { status, headers: { "cache-control": "no-store" } });

async function take(request: Request, seller: string): Promise<Outcome<{ token: string }>> {
  if (!checkOrigin(request.headers)) return refuse("foreign-origin");
  const policy = await policyOf(seller);
  if (!policy) return refuse("seller-unknown");
  const maxMb = policy.identity.maxUploadMb;
  if (!(await attempt(UPLOADS, seller, networkFrom(request.headers))).allowed) return refuse("too-many-attempts");
  const form = await limitedForm(request, maxMb * MEGABYTE);
  if (isRefusal(form)) return refuse(form.code, { params: { size: maxMb } });
  const file = form.get("file");
  if (!(file instanceof File)) return refuse("upload-malformed");
  const upload = { bytes: Buffer.from(await file.arrayBuffer()), name: file.name, type: file.type };
  return takeAttachment(seller, upload, maxMb);
}
