import { takeMemberFile } from "@/lib/agreements/exchanges/take-member-file";
import { MOST_MB } from "@/lib/agreements/member-list";
import { openDesk } from "@/lib/agreements/queries/desk";
import { limitedForm } from "@/lib/documents/limited-form";
import type { ActionResult } from "@/lib/i18n/action-result";
import { answer, refusedAnswer } from "@/lib/i18n/answer";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { checkOrigin } from "@/lib/platform/action";
import { actorOf, currentViewer } from "@/lib/platform/session";

type Context = { params: Promise<{ seller: string; agreement: string }> };

/** Takes a list of members: `file`. Nobody but those who work at the agreement's desk is read at all. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { seller, agreement } = await params;
  const outcome = await take(request, seller, agreement);
  if (isRefusal(outcome)) return json(await refusedAnswer("agreements", outcome), STATUS[outcome.code] ?? 422);
  return json(await answer("agreements", outcome, (value) => ({ value })), 200);
}

const STATUS: Record<string, number> = { "list-too-large": 413, "agreement-unknown": 403, "foreign-origin": 403 };

const json = (result: ActionResult, status: number): Response =>
  Response.json(result, { status, headers: { "cache-control": "no-store" } });

async function take(request: Request, seller: string, slug: string): Promise<Outcome<{ listId: string }>> {
  if (!checkOrigin(request.headers)) return refuse("foreign-origin");
  const viewer = await currentViewer(seller);
  const desk = await openDesk(seller, slug, viewer);
  if (!desk) return refuse("agreement-unknown");
  const form = await limitedForm(request, MOST_MB * 1024 * 1024);
  if (isRefusal(form)) return refuse("list-too-large", { params: { size: MOST_MB } });
  const file = form.get("file");
  if (!(file instanceof File)) return refuse("upload-malformed");
  const bytes = Buffer.from(await file.arrayBuffer());
  return takeMemberFile(desk.id, { name: file.name, bytes }, { seller, actor: actorOf(viewer) });
}
