import { health } from "@/lib/platform/health";

export const dynamic = "force-dynamic";

export async function GET() {
  const answer = await health();
  return Response.json(answer, { status: answer.ok ? 200 : 503, headers: { "cache-control": "no-store" } });
}
