"use server";
import { getLocale } from "next-intl/server";
import { localeOr } from "@/lib/i18n/locales";
import { refuse } from "@/lib/kernel/refusal";
import { startOrder } from "@/lib/orders/operations/start-order";
import type { startOrderSchema } from "@/lib/orders/schema";
import { formAction } from "@/lib/platform/action";
import { visitorOf } from "@/lib/platform/browser";
import { tokenOf } from "@/lib/platform/links";
import type { Call, z } from "@/lib/platform/operation";
import { attempt } from "@/lib/platform/throttle";

/** Drafts that one network may open: many people buy from one office, nobody opens hundreds. */
const LIMIT = { name: "start-order", points: 120, seconds: 3600 };

const fromBrowser = async (input: z.input<typeof startOrderSchema>, call: Call) => {
  const { allowed } = await attempt(LIMIT, call.seller, (await visitorOf()).network);
  if (!allowed) return refuse("too-many-attempts");
  return startOrder({ ...input, locale: localeOr(await getLocale()) }, call);
};

export const start = formAction({
  operation: Object.assign(fromBrowser, { schema: startOrder.schema }),
  namespace: "purchase",
  goTo: ({ linkId }, { seller }) => `/${seller}/acquista/${tokenOf(seller, "order", linkId)}/titolare`,
});
