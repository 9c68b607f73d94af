import { type NextRequest, NextResponse } from "next/server";
import { checkOrigin } from "@/lib/platform/origin";
import { actorOf, currentViewer } from "@/lib/platform/session";
import { endActing } from "@/lib/staff/operations/end-acting";

/** Leaves a customer's place and goes back to their file at the desk. A form post only, as for signing out. */
export async function POST(request: NextRequest, { params }: { params: Promise<{ seller: string }> }) {
  if (!checkOrigin(request.headers)) return new NextResponse(null, { status: 403 });
  const { seller } = await params;
  const viewer = await currentViewer(seller);
  const acting = viewer.kind === "user" && viewer.inPlace ? viewer : null;
  if (acting) await endActing({}, { seller, actor: actorOf(acting) });
  const location = acting ? `/${seller}/desk/clienti/${acting.userId}?termina=1` : `/${seller}/desk`;
  return new NextResponse(null, { status: 303, headers: { location } });
}
