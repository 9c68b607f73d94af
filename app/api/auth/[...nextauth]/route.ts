import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { endSessionOf, signInByCredentials } from "@/lib/customers/exchanges/browser-session";
import { authOptions } from "@/lib/platform/next-auth";
import { checkOrigin } from "@/lib/platform/origin";

type Context = { params: Promise<{ nextauth: string[] }> };

/** The shop has pages of its own: of next-auth's routes only those that programs speak to are open. */
const OPEN = { GET: ["csrf", "session", "providers"], POST: ["callback/credentials", "signout"] };

const nothing = (status: number) => new Response(null, { status, headers: { "cache-control": "no-store" } });

async function answer(method: "GET" | "POST", request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (!OPEN[method].includes(nextauth.join("/"))) return nothing(404);
  return NextAuth(request, context, authOptions({ signIn: signInByCredentials, signOut: endSessionOf }));
}

export const GET = (request: NextRequest, context: Context) => answer("GET", request, context);

export async function POST(request: NextRequest, context: Context): Promise<Response> {
  if (!checkOrigin(request.headers)) return nothing(403);
  try {
    return await answer("POST", request, context);
  } catch (error) {
    if (error instanceof SyntaxError) return nothing(400); // a body that is not what it claims
    throw error;
  }
}
