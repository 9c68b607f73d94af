import type { NextRequest } from "next/server";
import { isStaff } from "@/lib/platform/actor";
import { actorOf, currentViewer } from "@/lib/platform/session";
import { findForStaff } from "@/lib/staff/queries/finding";

type Context = { params: Promise<{ seller: string }> };
const headers = { "cache-control": "no-store" };

/** What the palette of the desk finds: `?q=…`. For the staff of this seller; nothing is here for anybody else. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { seller } = await params;
  const actor = actorOf(await currentViewer(seller));
  if (!isStaff(actor)) return Response.json({ found: [] }, { status: 404, headers });
  const asked = (request.nextUrl.searchParams.get("q") ?? "").replaceAll("\0", "");
  return Response.json({ found: await findForStaff(seller, actor, asked) }, { headers });
}
