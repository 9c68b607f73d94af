import type { NextRequest } from "next/server";
import { isRefusal } from "@/lib/kernel/refusal";
import { checkOne } from "@/lib/names/exchanges/check-one";
import { networkFrom } from "@/lib/platform/browser";

type Context = { params: Promise<{ seller: string }> };
const STATUS: Record<string, number> = { "too-many-attempts": 429, "seller-unknown": 404 };
const headers = { "cache-control": "no-store" };

/** Whether one name can be had, for the page where names are typed: `?nome=…&dominio=…`. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { seller } = await params;
  const asked = request.nextUrl.searchParams;
  const name = (asked.get("nome") ?? "").slice(0, 200);
  const domain = (asked.get("dominio") ?? "").slice(0, 100);
  const answer = await checkOne(seller, { name, domain, network: networkFrom(request.headers) });
  if (isRefusal(answer)) return Response.json({ code: answer.code }, { status: STATUS[answer.code] ?? 400, headers });
  return Response.json(answer, { headers });
}
