import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { signInByCredentials } from "@/lib/customers/browser";
import { authOptions } from "@/lib/platform/next-auth";
import { checkOrigin } from "@/lib/platform/origin";

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own routes, for programs and libraries that speak to them; the pages use the operations directly. */
export const GET = (request: NextRequest, context: Context): Promise<Response> =>
  NextAuth(request, context, authOptions(signInByCredentials));

export async function POST(request: NextRequest, context: Context): Promise<Response> {
  if (!checkOrigin(request.headers)) return new Response(null, { status: 403 });
  return NextAuth(request, context, authOptions(signInByCredentials));
}
