import { getLocale } from "next-intl/server";
import { ResellerForm, type ResellerValues } from "@/components/resellers/reseller-form";
import { termsToPrice } from "@/lib/agreements/price-list";
import { ACCEPTED_TYPES } from "@/lib/documents/judge";
import { inLocale } from "@/lib/i18n/locales";
import { typedCents } from "@/lib/kernel/money";
import { today } from "@/lib/platform/clock";
import { priceFault } from "@/lib/resellers/prices";
import type { ResellerFile } from "@/lib/resellers/queries";
import type { Policy } from "@/lib/sellers/policy";
import { save } from "./actions";

type Props = { seller: string; policy: Policy; reseller: ResellerFile | null };

/** The form of a reseller, new or known. */
export async function TheForm({ seller, policy, reseller }: Props) {
  const locale = await getLocale();
  const planNames = Object.fromEntries(policy.catalogue.plans.map(({ code, name }) => [code, inLocale(name, locale)]));
  return (
    <ResellerForm
      action={save.bind(null, seller)}
      values={valuesOf(policy, reseller)}
      planNames={planNames}
      most={policy.catalogue.resellers.mostDiscountBps / 100}
      upload={{ url: `/${seller}/api/allegati`, accept: ACCEPTED_TYPES, maxMb: policy.identity.maxUploadMb }}
    />
  );
}

function valuesOf(policy: Policy, reseller: ResellerFile | null): ResellerValues {
  const { terms, brand } = reseller ?? { terms: null, brand: null };
  const sold = termsToPrice(policy, today()).filter(
    (sale) => priceFault(policy, { ...sale, amountCents: Number.MAX_SAFE_INTEGER }, today()) === null,
  );
  return {
    resellerId: reseller?.id ?? "",
    login: "",
    name: reseller?.name ?? "",
    discount: terms?.discountBps ? typedCents(terms.discountBps) : "",
    commission: terms?.commissionBps ? typedCents(terms.commissionBps) : "",
    prices: sold.map(({ plan, act, termMonths }) => {
      const own = terms?.prices.find(
        (each) => each.plan === plan && each.act === act && each.termMonths === termMonths,
      );
      return { plan, act, termMonths: String(termMonths), amount: own ? typedCents(own.amountCents) : "" };
    }),
    brandName: brand?.name ?? "",
    colour: brand?.colour ?? "",
    brandEmail: brand?.email ?? "",
    brandPhone: brand?.phone ?? "",
  };
}
