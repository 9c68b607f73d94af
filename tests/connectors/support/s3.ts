import { type Received, recordingServer } from "./server";

/** A bucket in memory that speaks as much S3 as the store needs; unsigned requests are refused. */
export async function memoryBucket() {
  const objects = new Map<string, Buffer>();
  const failing = { on: false };
  const server = await recordingServer((request) => {
    if (failing.on) return { status: 500, body: "<Error><Code>InternalError</Code></Error>" };
    if (!request.headers.authorization?.startsWith("AWS4-HMAC-SHA256 Credential=key-id/")) return { status: 403 };
    return answer(objects, request);
  });
  return { url: server.url, objects, failing };
}

function answer(objects: Map<string, Buffer>, { method, path, headers, body }: Received) {
  const url = new URL(path, "http://bucket");
  const key = decodeURIComponent(url.pathname.replace(/^\/bucket\/?/, ""));
  if (method === "PUT") {
    const sent = headers["content-encoding"]?.includes("aws-chunked") ? unchunk(body) : body;
    objects.set(key, sent);
    return { status: 200, headers: { etag: '"x"' } };
  }
  if (method === "DELETE") {
    objects.delete(key);
    return { status: 204 };
  }
  if (url.searchParams.get("list-type") === "2") return list(objects, url.searchParams.get("prefix") ?? "");
  const found = objects.get(key);
  if (found === undefined) return { status: 404, body: "<Error><Code>NoSuchKey</Code></Error>" };
  return { status: 200, body: found };
}

function list(objects: Map<string, Buffer>, prefix: string) {
  const contents = [...objects.keys()]
    .filter((key) => key.startsWith(prefix))
    .map((key) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`);
  return {
    status: 200,
    headers: { "content-type": "application/xml" },
    body: `<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join("")}</ListBucketResult>`,
  };
}

/** Undoes "aws-chunked": <hex length>[;signature]\r\n<bytes>\r\n … 0\r\n<trailers>. */
function unchunk(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf("\r\n", at);
    const size = Number.parseInt(body.subarray(at, end).toString("latin1"), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
