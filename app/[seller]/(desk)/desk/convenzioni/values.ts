import type { AgreementValues } from "@/components/agreements/agreement-form";
import { type Deal, termsToPrice } from "@/lib/agreements/price-list";
import { isoDay } from "@/lib/kernel/day";
import { typedCents } from "@/lib/kernel/money";
import { today } from "@/lib/platform/clock";
import type { Policy } from "@/lib/sellers/policy";

/** Every row of the price list, with what the agreement asks where it sells it. */
function priceRows(policy: Policy, deal: Deal | null): AgreementValues["prices"] {
  return termsToPrice(policy, today()).map((sale) => {
    const known = deal?.terms.prices.find(
      (each) => each.plan === sale.plan && each.act === sale.act && each.termMonths === sale.termMonths,
    );
    const share = known && known.orderCents > 0 ? typedCents(known.orderCents) : "";
    return { ...sale, termMonths: String(sale.termMonths), amount: known ? typedCents(known.amountCents) : "", share };
  });
}

/** An empty form, beginning today. */
export const newValues = (policy: Policy): AgreementValues => ({
  agreementId: "",
  name: "",
  slug: "",
  validFrom: isoDay(today()),
  validTo: "",
  domains: "",
  prices: priceRows(policy, null),
  byNumber: true,
  byCode: false,
  byCertificate: false,
  collects: false,
  delegates: false,
  maxMailboxes: "",
  afterEnd: "list-prices",
  commission: "",
  noticeDays: "90",
});

/** The form of an agreement as it is. */
export function valuesOf(
  policy: Policy,
  agreement: { id: string; name: string; slug: string; deal: Deal },
): AgreementValues {
  const { id, name, slug, deal } = agreement;
  const { domains, proofs, collects, delegates, maxMailboxes, afterEnd, commissionBps, noticeDays } = deal.terms;
  return {
    agreementId: id,
    name,
    slug,
    validFrom: isoDay(deal.validFrom),
    validTo: deal.validTo ? isoDay(deal.validTo) : "",
    domains: domains.join(", "),
    prices: priceRows(policy, deal),
    byNumber: proofs.includes("number"),
    byCode: proofs.includes("code"),
    byCertificate: proofs.includes("certificate"),
    collects,
    delegates,
    maxMailboxes: maxMailboxes === null ? "" : String(maxMailboxes),
    afterEnd,
    commission: commissionBps > 0 ? typedCents(commissionBps) : "",
    noticeDays: String(noticeDays),
  };
}
