import { useLocale, useTranslations } from "next-intl";
import { termText } from "@/components/catalogue/term-text";
import { Callout } from "@/components/ui/callout";
import { DescriptionList } from "@/components/ui/description-list";
import type { FormAction } from "@/components/ui/form";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/page";
import { formatCents } from "@/lib/kernel/money";
import { AgreeForm, type RenewalTerms, RenewRequestForm } from "./renew-forms";

interface Made {
  state: string;
  termMonths: number;
  netCents: number;
  listNetCents: number;
  reason: string;
  askedByName: string;
  decidedByName: string | null;
  orderCode: string | null;
  orderState: string | null;
}
type Props = {
  requestId: string;
  terms: RenewalTerms;
  made: Made | null;
  /** Null for those who may not, or when it is decided. */
  renew: FormAction | null;
  agree: FormAction | null;
};

/** The renewal a request asks for, carried out by the staff: the price set, who agreed, the order that came of it. */
export function RenewalCase({ requestId, terms, made, renew, agree }: Props) {
  const t = useTranslations("requests.renew");
  const waits = made?.state === "asked";
  return (
    <Section title={t("title")}>
      {made && <Proposed made={made} />}
      {waits && agree && <AgreeForm action={agree} requestId={requestId} />}
      {waits && !agree && <p>{t("second-person")}</p>}
      {!waits &&
        renew &&
        (terms.length > 0 ? (
          <RenewRequestForm key={requestId} action={renew} requestId={requestId} terms={terms} />
        ) : (
          <p>{t("no-terms")}</p>
        ))}
    </Section>
  );
}

/** A price that was set: by whom, who agreed, what came of it. */
export function Proposed({ made, offer = false }: { made: Made; offer?: boolean }) {
  const t = useTranslations("requests.renew");
  const common = useTranslations("common");
  const states = useTranslations("mailboxes.order-states");
  const locale = useLocale();
  return (
    <>
      <Callout kind={made.state === "asked" ? "warning" : "info"}>
        {t(`${offer ? "offer-states" : "states"}.${made.state}`)}
      </Callout>
      <DescriptionList
        items={[
          { term: t("term"), value: termText(common, made.termMonths) },
          { term: t("price"), value: <Money cents={made.netCents} /> },
          { term: t("list-price"), value: formatCents(made.listNetCents, locale) },
          { term: t("reason"), value: made.reason },
          { term: t("by"), value: made.askedByName },
          { term: t("decided-by"), value: made.decidedByName },
          {
            // The orders of an offer stand in a list of their own.
            term: t("order"),
            value: offer ? null : made.orderCode && made.orderState && `${made.orderCode} – ${states(made.orderState)}`,
          },
        ]}
      />
    </>
  );
}
