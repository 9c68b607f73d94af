import { agreementArea, logoOf } from "@/lib/agreements/queries";
import { publicPicture } from "@/lib/documents/exchanges/public-picture";

type Context = { params: Promise<{ seller: string; agreement: string }> };

/** The logo of a professional order whose area is there for everybody. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { seller, agreement } = await params;
  const area = await agreementArea(seller, agreement);
  return publicPicture(seller, area && (await logoOf(seller, area.id)));
}
