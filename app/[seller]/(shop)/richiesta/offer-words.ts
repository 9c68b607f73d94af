import { getLocale, getTranslations } from "next-intl/server";
import { termText } from "@/components/catalogue/term-text";
import type { FormAction } from "@/components/ui/form";
import { inLocale } from "@/lib/i18n/locales";
import { formatDay } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import { offerOfRequest } from "@/lib/requests/queries/offer";
import { policyOf } from "@/lib/sellers/queries";

/** What was offered on a request as whoever asked reads it, and the act that orders the next; null: nothing. */
export async function offeredOn(seller: string, requestId: string, order: FormAction) {
  const [t, common, locale, policy, offer] = await Promise.all([
    getTranslations("requests.offer"),
    getTranslations("common"),
    getLocale(),
    policyOf(seller),
    offerOfRequest(seller, requestId),
  ]);
  if (!offer || !policy) return null;
  const { mailboxes, ordered, netCents, planCode, termMonths } = offer;
  const name = policy.catalogue.plans.find(({ code }) => code === planCode)?.name;
  const says = t("says", {
    mailboxes,
    ordered,
    plan: name ? inLocale(name, locale) : planCode,
    term: termText(common, termMonths),
    price: formatCents(netCents, locale),
    until: formatDay(offer.until),
  });
  return { says, order: offer.open ? order : null };
}
