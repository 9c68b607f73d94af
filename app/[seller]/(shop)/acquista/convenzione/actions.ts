"use server";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { formAction } from "@/lib/platform/action";
import { visitorOf } from "@/lib/platform/browser";
import { tokenOf } from "@/lib/platform/links";
import type { Call, z } from "@/lib/platform/operation";
import { attempt } from "@/lib/platform/throttle";
import { requestAgreement } from "@/lib/requests/operations/request-agreement";

/** Requests from one network: an Order's office asks for several members, nobody for hundreds. */
const LIMIT = { name: "request-agreement", points: 30, seconds: 3600 };

async function fromBrowser(
  input: z.input<typeof requestAgreement.schema>,
  call: Call,
): Promise<Outcome<{ linkId: string }>> {
  const { allowed } = await attempt(LIMIT, call.seller, (await visitorOf()).network);
  return allowed ? requestAgreement(input, call) : refuse("too-many-attempts");
}

export const askAgreement = formAction({
  operation: Object.assign(fromBrowser, { schema: requestAgreement.schema }),
  namespace: "requests",
  goTo: ({ linkId }, { seller }) => `/${seller}/richiesta/${tokenOf(seller, "request", linkId)}`,
});
