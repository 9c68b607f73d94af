"use server";
import { getLocale } from "next-intl/server";
import { startMemberOrder } from "@/lib/agreements/operations/start-member-order";
import { localeOr } from "@/lib/i18n/locales";
import { refuse } from "@/lib/kernel/refusal";
import { formAction } from "@/lib/platform/action";
import { visitorOf } from "@/lib/platform/browser";
import { tokenOf } from "@/lib/platform/links";
import type { Call, z } from "@/lib/platform/operation";
import { attempt } from "@/lib/platform/throttle";

/** Proofs tried from one network: an office buys for many members, nobody guesses numbers and codes by the hundred. */
const LIMIT = { name: "prove-membership", points: 60, seconds: 3600 };

const fromBrowser = async (input: z.input<typeof startMemberOrder.schema>, call: Call) => {
  const { allowed } = await attempt(LIMIT, call.seller, (await visitorOf()).network);
  if (!allowed) return refuse("too-many-attempts");
  return startMemberOrder({ ...input, locale: localeOr(await getLocale()) }, call);
};

export const startMember = formAction({
  operation: Object.assign(fromBrowser, { schema: startMemberOrder.schema }),
  namespace: "agreements",
  goTo: ({ linkId }, { seller }) => `/${seller}/acquista/${tokenOf(seller, "order", linkId)}/titolare`,
});
