import { type NextRequest, NextResponse } from "next/server";
import { endSessionOf, leave } from "@/lib/customers/exchanges/browser-session";
import { checkOrigin } from "@/lib/platform/origin";
import { actorOf, currentViewer } from "@/lib/platform/session";
import { endActing } from "@/lib/staff/operations/end-acting";

/** Signs out: ends the session's row, then the cookie. A form post only: no link fetched ahead signs anybody out. */
export async function POST(request: NextRequest, { params }: { params: Promise<{ seller: string }> }) {
  if (!checkOrigin(request.headers)) return new NextResponse(null, { status: 403 });
  const { seller } = await params;
  const viewer = await currentViewer(seller);
  if (viewer.kind === "user") {
    if (viewer.inPlace) await endActing({}, { seller, actor: actorOf(viewer) });
    await endSessionOf({ seller, sid: viewer.sessionId });
    await leave();
  }
  return new NextResponse(null, { status: 303, headers: { location: `/${seller}/accedi?esito=uscita` } });
}
