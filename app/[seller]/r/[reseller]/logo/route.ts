import { readFile } from "@/lib/documents/exchanges/files";
import { absent } from "@/lib/platform/absent";
import { resellerLogo } from "@/lib/resellers/queries/logo";

type Context = { params: Promise<{ seller: string; reseller: string }> };

/** The logo a reseller shows to its customers: a picture judged and written anew when it came. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { seller, reseller } = await params;
  const fileId = await resellerLogo(seller, reseller);
  const file = fileId && (await readFile(seller, fileId));
  if (!file) return absent();
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "content-type": file.contentType,
      "cache-control": "public, max-age=300",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    },
  });
}
