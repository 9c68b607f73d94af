import { publicPicture } from "@/lib/documents/exchanges/public-picture";
import { resellerLogo } from "@/lib/resellers/queries/logo";

type Context = { params: Promise<{ seller: string; reseller: string }> };

/** The logo a reseller shows to its customers. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { seller, reseller } = await params;
  return publicPicture(seller, await resellerLogo(seller, reseller));
}
