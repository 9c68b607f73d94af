import { Text } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { termText } from "@/components/catalogue/term-text";
import { Callout } from "@/components/ui/callout";
import { Day } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import type { FormAction } from "@/components/ui/form";
import { LinkedButton } from "@/components/ui/linked-button";
import { inLocale } from "@/lib/i18n/locales";
import { formatDay } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import type { RenewalAnswer } from "@/lib/mailboxes/renewal";
import type { AddOn } from "@/lib/sellers/policy/add-ons";
import type { Bilingual } from "@/lib/sellers/policy/common";
import { ChooseTerm } from "./choose-term";
import { MailboxBadge } from "./mailbox-badge";

export type Quote = {
  address: string;
  expiresOn: string;
  addOns: { name: Bilingual; unit: AddOn["unit"]; units: number }[];
  offers: { plan: string; planName: Bilingual; other: boolean; termMonths: number; answer: RenewalAnswer }[];
};
type Props = {
  quote: Quote;
  action: FormAction;
  hidden: { name: string; value: string };
  /** The request form, for what can't be renewed online. */
  request: ReactNode;
  help: string;
  /** Where the name of a closed mailbox is bought back by its holder. */
  buy: string;
};

/** A mailbox and what its renewal costs and leads to; or why it can't be renewed online, and what to do instead. */
export function RenewalQuote({ quote, action, hidden, request, help, buy }: Props) {
  const t = useTranslations("renewal");
  const today = quote.offers[0]?.answer;
  const units = useTranslations("mailboxes.add-ons.units");
  const locale = useLocale();
  const inWords = (each: Quote["addOns"][number]) =>
    `${inLocale(each.name, locale)}${each.unit === "switch" ? "" : ` (${units(each.unit, { units: each.units })})`}`;
  const open = quote.offers.filter(({ answer }) => answer.renewable);
  return (
    <>
      <DescriptionList
        items={[
          { term: t("quote.address"), value: <strong>{quote.address}</strong> },
          { term: t("quote.expiry"), value: <Day value={quote.expiresOn} /> },
          { term: t("quote.state"), value: today && <MailboxBadge state={today.state} /> },
          { term: t("quote.add-ons"), value: quote.addOns.map(inWords).join(", ") || null },
        ]}
      />
      <div className="section">
        {open.length > 0 ? (
          <Terms offers={open} action={action} hidden={hidden} />
        ) : (
          today && <NotOnline answer={today} request={request} help={help} buy={buy} />
        )}
      </div>
      <Callout title={t("register.title")}>{t("register.text")}</Callout>
    </>
  );
}

function Terms({ offers, action, hidden }: { offers: Quote["offers"] } & Pick<Props, "action" | "hidden">) {
  const t = useTranslations("renewal.quote");
  const common = useTranslations("common");
  const locale = useLocale();
  const price = (cents: number) => formatCents(cents, locale);
  const choices = offers.map(({ plan, planName, other, termMonths, answer }) => ({
    value: other ? `${plan}:${termMonths}` : String(termMonths),
    label: (
      <>
        <strong>
          {other && `${inLocale(planName, locale)}, `}
          {termText(common, termMonths)}
        </strong>
        {answer.newExpiry && <> – {t("until", { day: formatDay(answer.newExpiry) })}</>}
      </>
    ),
    description: (
      <span className="figure" style={{ whiteSpace: "normal" }}>
        {t("price", {
          net: price(answer.netCents),
          vat: price(answer.vatCents),
          total: price(answer.totalCents),
        })}
        {answer.stampCents > 0 && ` – ${t("stamp", { price: price(answer.stampCents) })}`}
        {answer.surchargeCents > 0 && ` – ${t("surcharge", { price: price(answer.surchargeCents) })}`}
      </span>
    ),
  }));
  return <ChooseTerm action={action} choices={choices} hidden={hidden} />;
}

function NotOnline({
  answer,
  request,
  help,
  buy,
}: { answer: RenewalAnswer } & Pick<Props, "request" | "help" | "buy">) {
  const t = useTranslations("renewal.not-online");
  const reason = answer.reason ?? "no-price";
  const days = { opens: formatDay(answer.opens), closes: formatDay(answer.closes) };
  const askable = reason === "too-late" || reason === "closed-prefix" || reason === "no-price" || reason === "ask-rep";
  return (
    <>
      <Callout kind={reason === "too-early" ? "info" : "warning"} title={t(`${reason}.title`)}>
        {t(`${reason}.text`, days)}
      </Callout>
      {askable ? (
        request
      ) : (
        <>
          {reason === "too-early" && <Text mb="md">{t("meanwhile")}</Text>}
          {reason === "buy-back" && (
            <LinkedButton href={buy} mr="sm">
              {t("buy-back.buy")}
            </LinkedButton>
          )}
          <LinkedButton href={help} variant="outline">
            {t("help")}
          </LinkedButton>
        </>
      )}
    </>
  );
}
