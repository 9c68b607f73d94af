import { absent } from "@/lib/platform/absent";
import { readFile } from "./files";

/** A picture everybody may see, judged and written anew when it came; the answer for what is not there without one. */
export async function publicPicture(seller: string, fileId: string | null | undefined): Promise<Response> {
  const file = fileId ? await readFile(seller, fileId) : null;
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
