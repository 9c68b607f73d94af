import type { NextRequest } from "next/server";
import { domainOfAddress, mobileConfig } from "@/lib/mailboxes/mail-programs";
import { absent } from "@/lib/platform/absent";
import { policyOf } from "@/lib/sellers/queries";

type Context = { params: Promise<{ seller: string }> };

/** A profile for Apple's Mail (`?casella=…`): the seller's parameters with that address, whether or not it exists. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const policy = await policyOf((await params).seller);
  const address = (request.nextUrl.searchParams.get("casella") ?? "").trim().toLowerCase();
  const profile = policy && domainOfAddress(policy, address) && mobileConfig(policy, address);
  if (!profile) return absent();
  return new Response(profile, {
    headers: {
      "content-type": "application/x-apple-aspen-config; charset=utf-8",
      "cache-control": "no-store",
      "content-disposition": `attachment; filename="${address.replace("@", "-")}.mobileconfig"`,
    },
  });
}
