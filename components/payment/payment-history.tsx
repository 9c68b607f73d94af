import { useTranslations } from "next-intl";
import { Day } from "@/components/ui/day";
import type { FormAction } from "@/components/ui/form";
import { LinkedButton } from "@/components/ui/linked-button";
import { Money } from "@/components/ui/money";
import { StateBadge } from "@/components/ui/state-badge";
import { dayInRome, instantFromDb } from "@/lib/kernel/day";
import { isSlow } from "@/lib/payments/arrival";
import css from "./payment.module.css";
import { TakeBackForm } from "./take-back-form";

export interface PaidPayment {
  id: string;
  method: string;
  receivedCents: number;
  refundedCents: number;
  succeededAt: Date | null;
  gatewayRef: string | null;
  reversedAt: Date | null;
  reversedWhy: string | null;
  astray: string | null;
}

type Props = {
  seller: string;
  payments: PaidPayment[];
  /** Null: whoever looks may not. */
  takeBack: FormAction | null;
};

/** What came in, one line a payment, with what can be done about each. */
export function PaymentHistory({ seller, payments, takeBack }: Props) {
  const t = useTranslations("money.history");
  if (payments.length === 0) return <p>{t("empty")}</p>;
  return (
    <ul className={css.history}>
      {payments.map((payment) => (
        <li key={payment.id}>
          <Line payment={payment} />
          {takeBack && !payment.reversedAt && <Acts {...{ seller, payment, takeBack }} />}
        </li>
      ))}
    </ul>
  );
}

function Line({ payment }: { payment: PaidPayment }) {
  const t = useTranslations("money.history");
  const methods = useTranslations("payment.methods");
  const { method, receivedCents, refundedCents, succeededAt, gatewayRef, reversedWhy, astray } = payment;
  return (
    <>
      {succeededAt && <Day value={dayInRome(instantFromDb(succeededAt))} />} · {methods(method)} ·{" "}
      <strong>
        <Money cents={receivedCents} />
      </strong>
      {isSlow(method) && gatewayRef && <> · {gatewayRef.replace(/^[a-z-]+:/, "").replace(/\|.*$/, "")}</>}
      {astray && <> · {t(`astray.${astray}`)}</>}
      {refundedCents > 0 && (
        <>
          {" · "}
          {t("refunded")} <Money cents={refundedCents} />
        </>
      )}
      {reversedWhy && (
        <>
          {" "}
          <StateBadge tone="warning">{t(`reversed.${reversedWhy}`)}</StateBadge>
        </>
      )}
    </>
  );
}

function Acts({ seller, payment, takeBack }: { seller: string; payment: PaidPayment; takeBack: FormAction }) {
  const t = useTranslations("money.history");
  const left = payment.receivedCents - payment.refundedCents;
  return (
    <div className={css.acts}>
      {left > 0 && (
        <LinkedButton href={`/${seller}/desk/pagamenti/rimborsi/nuovo?pagamento=${payment.id}`} variant="default">
          {t("refund")}
        </LinkedButton>
      )}
      {isSlow(payment.method) && payment.refundedCents === 0 && (
        <TakeBackForm action={takeBack} paymentId={payment.id} />
      )}
    </div>
  );
}
