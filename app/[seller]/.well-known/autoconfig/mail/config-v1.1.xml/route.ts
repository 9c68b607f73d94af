import type { NextRequest } from "next/server";
import { autoconfig, domainOfAddress } from "@/lib/mailboxes/mail-programs";
import { absent } from "@/lib/platform/absent";
import { policyOf } from "@/lib/sellers/queries";

type Context = { params: Promise<{ seller: string }> };

/** Settings for mail programs that look them up (`?emailaddress=…`): the same for every mailbox, none is looked up. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const policy = await policyOf((await params).seller);
  if (!policy) return absent();
  const asked = request.nextUrl.searchParams.get("emailaddress");
  const domain = asked === null ? policy.names.domains[0] : domainOfAddress(policy, asked);
  if (!domain) return absent();
  return new Response(autoconfig(policy, domain), {
    headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "no-store" },
  });
}
