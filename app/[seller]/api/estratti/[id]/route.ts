import { isRefusal } from "@/lib/kernel/refusal";
import { absent } from "@/lib/platform/absent";
import { isId } from "@/lib/platform/ids";
import { actorOf, currentViewer } from "@/lib/platform/session";
import { openOriginal } from "@/lib/statements/exchanges/open-original";

type Context = { params: Promise<{ seller: string; id: string }> };

/** A bank's file as it came, for the accounting; always saved, never shown. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { seller, id } = await params;
  const actor = actorOf(await currentViewer(seller));
  const file = isId(id) ? await openOriginal(id, { seller, actor }) : null;
  if (!file || isRefusal(file)) return absent();
  const name = file.name.replace(/[^\w.-]+/g, "_");
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
