import { agreementArea, logoOf } from "@/lib/agreements/queries";
import { readFile } from "@/lib/documents/exchanges/files";
import { absent } from "@/lib/platform/absent";

type Context = { params: Promise<{ seller: string; agreement: string }> };

/** The logo of a professional order whose area is there for everybody: a picture judged and written anew when it came. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { seller, agreement } = await params;
  const area = await agreementArea(seller, agreement);
  const fileId = area && (await logoOf(seller, area.id));
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
