import { getLocale, getTranslations } from "next-intl/server";
import { termText } from "@/components/catalogue/term-text";
import { AgreeForm } from "@/components/requests/renew-forms";
import { Proposed } from "@/components/requests/renewal-case";
import { VolumeOfferForm } from "@/components/requests/volume-offer-form";
import { Section } from "@/components/ui/page";
import { inLocale } from "@/lib/i18n/locales";
import { formatCents, typedCents } from "@/lib/kernel/money";
import { offerText } from "@/lib/orders/schema";
import { today } from "@/lib/platform/clock";
import { offersListed } from "@/lib/requests/offer";
import type { requestForStaff } from "@/lib/requests/queries";
import { renewalOfRequest } from "@/lib/requests/queries/special-renewal";
import { isUndecided } from "@/lib/requests/request";
import type { Policy } from "@/lib/sellers/policy";
import { agree, offerMailboxes } from "./actions";
import { OrdersMade } from "./orders-made";

type Props = {
  seller: string;
  policy: Policy;
  request: NonNullable<Awaited<ReturnType<typeof requestForStaff>>>;
  /** Whether the viewer may make the offer. */
  may: boolean;
  /** Whether the viewer may agree to a price, unless it is their own. */
  mayAgree: boolean;
  viewerId: string;
};

/** Many mailboxes at a price of their own: the offer, who agreed to it, and the orders that came of it. */
export async function VolumeOfferCase({ seller, policy, request, may, mayAgree, viewerId }: Props) {
  if (request.kind !== "volume-offer") return null;
  const [t, renew, made] = await Promise.all([
    getTranslations("requests.offer"),
    getTranslations("requests.renew"),
    renewalOfRequest(seller, request.id),
  ]);
  const waits = made?.state === "asked";
  const undecided = isUndecided(request.state);
  return (
    <>
      <Section title={t("title")}>
        {made && <Proposed made={made} offer />}
        {waits && mayAgree && made.askedById !== viewerId && (
          <AgreeForm action={agree.bind(null, seller)} requestId={request.id} />
        )}
        {waits && !(mayAgree && made.askedById !== viewerId) && <p>{renew("second-person")}</p>}
        {undecided && !waits && may && <Form seller={seller} policy={policy} request={request} />}
      </Section>
      <OrdersMade seller={seller} requestId={request.id} />
    </>
  );
}

async function Form({ seller, policy, request }: Pick<Props, "seller" | "policy" | "request">) {
  const [t, common, locale] = await Promise.all([
    getTranslations("requests.renew"),
    getTranslations("common"),
    getLocale(),
  ]);
  const offers = offersListed(policy, today()).map(({ planCode: plan, termMonths, netCents }) => {
    const name = policy.catalogue.plans.find(({ code }) => code === plan)?.name;
    const term = `${name ? inLocale(name, locale) : plan}, ${termText(common, termMonths)}`;
    return {
      value: offerText({ plan, termMonths }),
      label: t("term-listed", { term, price: formatCents(netCents, locale) }),
      netCents,
    };
  });
  if (offers.length === 0) return <p>{t("no-terms")}</p>;
  return (
    <VolumeOfferForm
      key={request.id}
      action={offerMailboxes.bind(null, seller)}
      requestId={request.id}
      mailboxes={request.facts.mailboxes ?? 1}
      offers={offers.map(({ value, label }) => ({ value, label }))}
      price={typedCents(offers[0]?.netCents ?? 0)}
    />
  );
}
