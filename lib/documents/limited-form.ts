import { type Outcome, refuse } from "@/lib/kernel/refusal";

/** What a multipart body carries besides its file: boundaries, names, the other fields. */
const OVERHEAD = 64 * 1024;

class TooLarge extends Error {}

/** The parts of a request that streams: its headers and its body. */
interface Posted {
  headers: { get(name: string): string | null };
  body: ReadableStream<Uint8Array> | null;
}

/**
 * Reads a multipart form of at most so many bytes of file: what says it is larger is not read at all, what turns out
 * larger is cut off. Refuses `upload-too-large` and `upload-malformed`.
 */
export async function limitedForm(
  request: Posted,
  maxBytes: number,
): Promise<Outcome<FormData, "upload-too-large" | "upload-malformed">> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data") || !request.body) return refuse("upload-malformed");
  const limit = maxBytes + OVERHEAD;
  if (Number(request.headers.get("content-length") ?? 0) > limit) return refuse("upload-too-large");
  try {
    return await new Response(request.body.pipeThrough(counted(limit)), {
      headers: { "content-type": type },
    }).formData();
  } catch (error) {
    return refuse(isTooLarge(error) ? "upload-too-large" : "upload-malformed");
  }
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof TooLarge || (error instanceof Error && error.cause !== undefined && isTooLarge(error.cause));

function counted(limit: number): TransformStream<Uint8Array, Uint8Array> {
  let seen = 0;
  return new TransformStream({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      if (seen > limit) controller.error(new TooLarge());
      else controller.enqueue(chunk);
    },
  });
}
