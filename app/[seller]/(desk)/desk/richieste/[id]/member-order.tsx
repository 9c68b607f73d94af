import { getLocale, getTranslations } from "next-intl/server";
import { termText } from "@/components/catalogue/term-text";
import { MemberOrderForm, type OpenAgreement } from "@/components/requests/member-order-form";
import { Callout } from "@/components/ui/callout";
import { Section } from "@/components/ui/page";
import { agreementArea, openAreas } from "@/lib/agreements/queries";
import { formatCents } from "@/lib/kernel/money";
import type { requestForStaff } from "@/lib/requests/queries";
import { isUndecided } from "@/lib/requests/request";
import { offersOf } from "../../../../(shop)/acquista/offers";
import { openOrder } from "./actions";
import { OrdersMade } from "./orders-made";

type Props = {
  seller: string;
  request: NonNullable<Awaited<ReturnType<typeof requestForStaff>>>;
  /** Whether the viewer may carry it out. */
  may: boolean;
};

/** The mailbox of a member under an agreement: the form that opens its order, then the order and how far it is. */
export async function MemberOrderCase({ seller, request, may }: Props) {
  if (request.kind !== "agreement-purchase") return null;
  const t = await getTranslations("requests.member-order");
  if (!isUndecided(request.state)) return <OrdersMade seller={seller} requestId={request.id} />;
  if (!may) return null;
  const agreements = await openAgreements(seller, request.facts.order ?? "");
  return (
    <Section title={t("title")}>
      <p>{t("lead", { order: request.facts.order ?? "" })}</p>
      {agreements.length > 0 ? (
        <MemberOrderForm
          key={request.id}
          action={openOrder.bind(null, seller)}
          requestId={request.id}
          agreements={agreements}
        />
      ) : (
        <Callout kind="warning">{t("none")}</Callout>
      )}
    </Section>
  );
}

/** Those open today, the one whose name the request says first. */
async function openAgreements(seller: string, asked: string): Promise<OpenAgreement[]> {
  const [locale, common, open] = await Promise.all([getLocale(), getTranslations("common"), openAreas(seller)]);
  const areas = (await Promise.all(open.map(({ slug }) => agreementArea(seller, slug)))).flatMap((area) => area ?? []);
  const named = ({ name }: { name: string }) => Number(name.toLowerCase().includes(asked.trim().toLowerCase()));
  return areas
    .sort((a, b) => named(b) - named(a))
    .map(({ id, name, policy, deal }) => ({
      value: id,
      label: name,
      proofs: deal.terms.proofs,
      offers: offersOf(policy, "agreement", locale).map(({ value, plan, termMonths, price }) => ({
        value,
        label: `${plan}, ${termText(common, termMonths)}: ${formatCents(price.netCents, locale)}`,
      })),
    }));
}
