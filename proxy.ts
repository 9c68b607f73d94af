import { type NextRequest, NextResponse } from "next/server";

/**
 * Puts the security headers on every answer and gives each request its own nonce, which Next and Mantine put on their
 * scripts and style tags. Nothing is authorised here: that happens where the data is read.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  if (!OWN_POLICY.test(request.nextUrl.pathname)) response.headers.set("content-security-policy", policy);
  for (const [name, value] of FIXED) response.headers.set(name, value);
  if (process.env.APP_URL?.startsWith("https:")) response.headers.set(...ONLY_HTTPS);
  return response;
}

export const config = { matcher: ["/((?!_next/static|_next/image).*)"] };

/** Files shown by themselves say what they may do, which is less than a page. */
const OWN_POLICY = /\/api\/file\/[^/]+$/;

/** Two years; only this host: its neighbours are not ours to speak for. */
const ONLY_HTTPS = ["strict-transport-security", "max-age=63072000"] as const;
const FIXED = [
  ["x-content-type-options", "nosniff"],
  ["x-frame-options", "SAMEORIGIN"],
  // Links in mails carry tokens in their path: no other site may learn them.
  ["referrer-policy", "same-origin"],
  ["permissions-policy", "camera=(self), microphone=(), geolocation=(), payment=()"],
  ["cross-origin-opener-policy", "same-origin"],
] as const;

function contentPolicy(nonce: string): string {
  // React's error overlay evaluates code while developing; never in production.
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    // Mantine sizes and colours its parts with style attributes, which no nonce can cover; with a nonce here browsers
    // would ignore 'unsafe-inline'. Styles cannot run code, and every address they could load is limited below.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // Documents are looked at inside our pages: from our own routes, or from the browser's memory before sending.
    "frame-src 'self' blob:",
    "frame-ancestors 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self' https://checkout.stripe.com https://www.paypal.com",
  ].join("; ");
}
