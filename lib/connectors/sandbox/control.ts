import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { CONTROL_HEADER } from "./area";
import { type Faults, faultSchema } from "./faults";
import { json, type Reply, type Route, type SandboxRequest } from "./router";

/** Constant-time comparison of a presented key. */
export function sameKey(given: string | string[] | undefined, expected: string): boolean {
  if (typeof given !== "string") return false;
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The parsed JSON body, or the 400 that says what is wrong with it. */
export function bodyOf<T>(request: SandboxRequest, schema: z.ZodType<T>): { value: T } | { reply: Reply } {
  let raw: unknown;
  try {
    raw = JSON.parse(request.body.toString("utf8"));
  } catch {
    return { reply: json(400, { code: "not-json", message: "The body is not JSON." }) };
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { value: parsed.data };
  return { reply: json(400, { code: "invalid", message: z.prettifyError(parsed.error) }) };
}

/** Reading and setting the fault switch of an area. */
export function faultRoutes(faults: Faults): Route[] {
  return [
    { method: "GET", path: "/__faults", handle: () => json(200, faults.read()) },
    {
      method: "POST",
      path: "/__faults",
      handle: (request) => {
        const body = bodyOf(request, faultSchema);
        if ("reply" in body) return body.reply;
        faults.set(body.value);
        return json(200, faults.read());
      },
    },
  ];
}

/** Null when the request carries the control key, else the refusal. */
export function refuseControl(request: SandboxRequest, key: string): Reply | null {
  if (sameKey(request.headers[CONTROL_HEADER], key)) return null;
  return json(403, { code: "control-key-wrong", message: `Send the sandbox key in the ${CONTROL_HEADER} header.` });
}
