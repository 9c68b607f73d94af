import type { OfferChoice } from "@/components/purchase/offer-field";
import { plansSold, termsOf } from "@/lib/catalogue/prices";
import { inLocale } from "@/lib/i18n/locales";
import { isRefusal } from "@/lib/kernel/refusal";
import { offerOf } from "@/lib/orders/offer";
import { offerText } from "@/lib/orders/schema";
import { today } from "@/lib/platform/clock";
import type { Policy } from "@/lib/sellers/policy";
import type { Channel } from "@/lib/sellers/policy/common";

/** Everything on sale today in a channel, plan by plan, shortest term first. */
export function offersOf(policy: Policy, channel: Channel, locale: string): OfferChoice[] {
  const sale = { act: "activation", channel, on: today() } as const;
  return plansSold(policy, sale).flatMap((plan) =>
    termsOf(policy, { ...sale, plan: plan.code }).flatMap(({ termMonths }, i) => {
      const offer = offerOf(policy, { plan: plan.code, termMonths, channel, on: sale.on });
      if (isRefusal(offer)) return [];
      const { price, sum, stampCents } = offer;
      return [
        {
          value: offerText({ plan: plan.code, termMonths }),
          plan: inLocale(plan.name, locale),
          description: i === 0 ? inLocale(plan.description, locale) : undefined,
          termMonths,
          price: { netCents: price.netCents, totalCents: sum.totalCents, stampCents },
        },
      ];
    }),
  );
}
