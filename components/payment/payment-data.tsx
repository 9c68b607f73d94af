import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Day } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { QrCode } from "@/components/ui/qr-code";
import { formatCents, typedCents } from "@/lib/kernel/money";
import { daysTaken } from "@/lib/payments/arrival";
import type { SlowFacts } from "@/lib/payments/slow-facts";
import css from "./payment.module.css";

/** Everything a transfer, slip or cheque needs, each part with its own copy button, and the QR that fills it in. */
export function PaymentData({ facts }: { facts: SlowFacts }) {
  const t = useTranslations("payment.data");
  const locale = useLocale();
  const { code, payTo, until, qr, way } = facts;
  const euros = typedCents(facts.amountCents, locale === "it" ? "," : ".");
  const copied = (term: string, text: string | undefined, shown: ReactNode = text) => ({
    term,
    value: text && <Copied shown={shown} text={text} what={term} />,
  });
  const grouped = payTo.iban?.replace(/(.{4})(?=.)/g, "$1 ");
  return (
    <div className={css.transfer}>
      <DescriptionList
        items={[
          copied(t("code"), code, <strong className={css.code}>{code}</strong>),
          copied(t("amount"), euros, <span className="figure">{formatCents(facts.amountCents, locale)}</span>),
          copied(t("iban"), payTo.iban, <span className={css.figures}>{grouped}</span>),
          copied(t("postal-account"), payTo.postalAccount, <span className={css.figures}>{payTo.postalAccount}</span>),
          copied(t(facts.method === "cheque" ? "payable-to" : "beneficiary"), payTo.beneficiary),
          { term: t("send-to"), value: payTo.sendTo },
          { term: t("bic"), value: payTo.bic },
          { term: t("bank"), value: payTo.bank },
          { term: t("until"), value: until && <Day value={until} /> },
          { term: t("takes"), value: t("days", daysTaken(way)) },
        ]}
      />
      {qr && (
        <QrCode svg={qr} label={t("qr-label")}>
          {t("qr-note")}
        </QrCode>
      )}
    </div>
  );
}

function Copied({ shown, text, what }: { shown: ReactNode; text: string; what: string }) {
  return (
    <span className={css.copied}>
      {shown} <CopyButton text={text} what={what} />
    </span>
  );
}
