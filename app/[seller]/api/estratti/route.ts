import { limitedForm } from "@/lib/documents/limited-form";
import type { ActionResult } from "@/lib/i18n/action-result";
import { answer, refusedAnswer } from "@/lib/i18n/answer";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { checkOrigin } from "@/lib/platform/action";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, currentViewer } from "@/lib/platform/session";
import { takeStatement } from "@/lib/statements/exchanges/take-statement";
import type { FileTaken } from "@/lib/statements/operations/record-file";
import { MAX_FILE_MB } from "@/lib/statements/schema";

type Context = { params: Promise<{ seller: string }> };

/** Takes one file of the bank: `file`. Nobody but the accounting is read at all. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { seller } = await params;
  const outcome = await take(request, seller);
  if (isRefusal(outcome)) return json(await refusedAnswer("statements", outcome), STATUS[outcome.code] ?? 422);
  return json(await answer("statements", outcome, (value) => ({ value })), 200);
}

const STATUS: Record<string, number> = { "upload-too-large": 413, "not-allowed": 403, "foreign-origin": 403 };

const json = (result: ActionResult, status: number): Response =>
  Response.json(result, { status, headers: { "cache-control": "no-store" } });

async function take(request: Request, seller: string): Promise<Outcome<FileTaken>> {
  if (!checkOrigin(request.headers)) return refuse("foreign-origin");
  const actor = actorOf(await currentViewer(seller));
  if (!hasRight(actor, "match-statements")) return refuse("not-allowed");
  const form = await limitedForm(request, MAX_FILE_MB * 1024 * 1024);
  if (isRefusal(form)) return refuse(form.code, { params: { size: MAX_FILE_MB } });
  const file = form.get("file");
  if (!(file instanceof File)) return refuse("upload-malformed");
  const bytes = Buffer.from(await file.arrayBuffer());
  return takeStatement({ name: file.name, bytes, source: "upload" }, { seller, actor });
}
