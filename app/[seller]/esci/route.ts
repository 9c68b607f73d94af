import { type NextRequest, NextResponse } from "next/server";
import { leave } from "@/lib/customers/browser";
import { endSession } from "@/lib/customers/operations/end-sessions";
import { checkOrigin } from "@/lib/platform/origin";
import { actorOf, currentViewer } from "@/lib/platform/session";

/** Signs out: ends the session's row, then the cookie. A form post only: no link fetched ahead signs anybody out. */
export async function POST(request: NextRequest, { params }: { params: Promise<{ seller: string }> }) {
  if (!checkOrigin(request.headers)) return new NextResponse(null, { status: 403 });
  const { seller } = await params;
  const viewer = await currentViewer(seller);
  if (viewer.kind === "user") {
    await endSession({ sessionId: viewer.sessionId }, { seller, actor: actorOf(viewer) });
    await leave();
  }
  return new NextResponse(null, { status: 303, headers: { location: `/${seller}/accedi?esito=uscita` } });
}
