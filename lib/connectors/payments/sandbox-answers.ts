import { json, type Reply } from "../sandbox/router";

/** Errors in Stripe's shape. */
export function failure(status: number, type: string, code: string, message: string): Reply {
  return json(status, { error: { type, message, ...(code !== "" && { code }) } }, { "stripe-should-retry": "false" });
}

export function missing(what = "checkout.session"): Reply {
  return failure(404, "invalid_request_error", "resource_missing", `No such ${what}`);
}

export function keyReused(): Reply {
  return failure(
    400,
    "idempotency_error",
    "",
    "Keys for idempotent requests can only be used with the same parameters.",
  );
}
