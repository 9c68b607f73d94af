import { freeCodes } from "@/lib/agreements/queries";
import { codeText } from "@/lib/agreements/store/codes";
import { absent } from "@/lib/platform/absent";
import { isId } from "@/lib/platform/ids";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, currentViewer } from "@/lib/platform/session";
import { csvHeaders, csvText } from "@/lib/staff/csv-file";

type Context = { params: Promise<{ seller: string; id: string }> };

/** The codes nobody has used yet, for the professional order to hand out. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { seller, id } = await params;
  const viewer = await currentViewer(seller);
  if (!isId(id) || !hasRight(actorOf(viewer), "keep-agreements")) return absent();
  const codes = await freeCodes(seller, id);
  const rows = codes.map((code) => [codeText(seller, code.id)]);
  return new Response(csvText(rows, true), { headers: csvHeaders("codici") });
}
