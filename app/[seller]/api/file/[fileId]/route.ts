import { openFile } from "@/lib/documents/exchanges/open-file";
import { viewerOfFile } from "@/lib/documents/queries";
import { VIEW_REASONS } from "@/lib/documents/schema";
import { isRefusal } from "@/lib/kernel/refusal";
import { isId } from "@/lib/platform/ids";
import { currentViewer } from "@/lib/platform/session";

type Context = { params: Promise<{ seller: string; fileId: string }> };

/**
 * A document, contract or receipt for its owner or the staff whose work it is. `?ordine=<token>` for orders, and
 * `?richiesta=<token>` for requests, followed by a private link, `?motivo=<reason>` for the audit log, `?salva=1` to save it instead of looking at it.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { seller, fileId } = await params;
  const query = new URL(request.url).searchParams;
  const tokens = { order: query.get("ordine") ?? "", request: query.get("richiesta") ?? "" };
  const actor = await viewerOfFile(seller, tokens, await currentViewer(seller));
  const reason = VIEW_REASONS.find((each) => each === query.get("motivo")) ?? "own";
  const file = isId(fileId) ? await openFile({ fileId, reason }, { seller, actor }) : null;
  if (!file || isRefusal(file)) return none();
  return new Response(new Uint8Array(file.bytes), { headers: headersOf(file, query.has("salva")) });
}

const none = () =>
  new Response("404", {
    status: 404,
    headers: { "cache-control": "no-store", "content-security-policy": "default-src 'none'; frame-ancestors 'self'" },
  });

const EXTENSION: Record<string, string> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "application/pkcs7-mime": "p7m",
};

/** Shown in the page only as what it was judged to be; nothing in it may run, load or leave. */
function headersOf(file: { contentType: string; kind: string }, save: boolean): Record<string, string> {
  const pdf = file.contentType === "application/pdf";
  const shown = !save && (pdf || file.contentType === "image/jpeg");
  const name = `${file.kind}.${EXTENSION[file.contentType] ?? "bin"}`;
  return {
    "content-type": file.contentType,
    "content-disposition": `${shown ? "inline" : "attachment"}; filename="${name}"`,
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "none",
    // A browser's own PDF viewer does not open in a sandbox; what it may load is limited all the same.
    "content-security-policy": pdf
      ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
      : "sandbox; default-src 'none'; frame-ancestors 'self'",
  };
}
