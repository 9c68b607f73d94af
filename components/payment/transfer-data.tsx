import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Day } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { QrCode } from "@/components/ui/qr-code";
import type { Day as KernelDay } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import css from "./payment.module.css";

export interface TransferFacts {
  code: string;
  amountCents: number;
  beneficiary: string;
  iban: string;
  bic?: string | undefined;
  bank: string;
  until: KernelDay;
  /** SVG text; null when no QR can be made of it. */
  qr: string | null;
}

/** Everything a transfer needs, each part with its own copy button, and the QR that fills it in. */
export function TransferData({ facts }: { facts: TransferFacts }) {
  const t = useTranslations("prepaid.booked");
  const locale = useLocale();
  const { code, beneficiary, iban, bic, bank, until, qr } = facts;
  const amount = formatCents(facts.amountCents, locale);
  const grouped = iban.replace(/(.{4})(?=.)/g, "$1 ");
  return (
    <div className={css.transfer}>
      <DescriptionList
        items={[
          {
            term: t("code"),
            value: <Copied shown={<strong className={css.code}>{code}</strong>} text={code} what={t("code")} />,
          },
          {
            term: t("amount"),
            value: (
              <Copied
                shown={<span className="figure">{amount}</span>}
                text={(facts.amountCents / 100).toFixed(2).replace(".", locale === "it" ? "," : ".")}
                what={t("amount")}
              />
            ),
          },
          {
            term: t("iban"),
            value: <Copied shown={<span className={css.figures}>{grouped}</span>} text={iban} what={t("iban")} />,
          },
          { term: t("beneficiary"), value: <Copied shown={beneficiary} text={beneficiary} what={t("beneficiary")} /> },
          { term: t("bic"), value: bic },
          { term: t("bank"), value: bank },
          { term: t("until"), value: <Day value={until} /> },
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
