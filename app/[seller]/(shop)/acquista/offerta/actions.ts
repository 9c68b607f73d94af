"use server";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { formAction } from "@/lib/platform/action";
import { visitorOf } from "@/lib/platform/browser";
import { tokenOf } from "@/lib/platform/links";
import type { Call, z } from "@/lib/platform/operation";
import { attempt } from "@/lib/platform/throttle";
import { requestVolumeOffer } from "@/lib/requests/operations/request-volume-offer";

/** Requests from one network: nobody asks for hundreds of offers. */
const LIMIT = { name: "request-volume-offer", points: 30, seconds: 3600 };

async function fromBrowser(
  input: z.input<typeof requestVolumeOffer.schema>,
  call: Call,
): Promise<Outcome<{ linkId: string }>> {
  const { allowed } = await attempt(LIMIT, call.seller, (await visitorOf()).network);
  return allowed ? requestVolumeOffer(input, call) : refuse("too-many-attempts");
}

export const askOffer = formAction({
  operation: Object.assign(fromBrowser, { schema: requestVolumeOffer.schema }),
  namespace: "requests",
  goTo: ({ linkId }, { seller }) => `/${seller}/richiesta/${tokenOf(seller, "request", linkId)}`,
});
