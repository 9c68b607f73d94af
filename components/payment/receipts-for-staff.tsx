import { useTranslations } from "next-intl";
import { Day } from "@/components/ui/day";
import { FilePreview } from "@/components/ui/file-preview";
import type { FormAction } from "@/components/ui/form";
import { Money } from "@/components/ui/money";
import { dayInRome, fromDb, instantFromDb } from "@/lib/kernel/day";
import css from "./payment.module.css";
import { RefuseReceiptForm } from "./refuse-receipt-form";

interface Receipt {
  id: string;
  state: "open" | "confirmed" | "refused";
  method: string;
  amountCents: number | null;
  paidOn: Date | null;
  reportedAt: Date;
  decidedByName: string | null;
  reason: string | null;
  fileId: string;
  contentType: string;
}

type Props = { seller: string; reports: Receipt[]; refuse: FormAction };

/** The receipts customers sent, to be compared with what arrived. */
export function ReceiptsForStaff({ seller, reports, refuse }: Props) {
  const t = useTranslations("payment.report");
  return (
    <ul className={css.receipts}>
      {reports.map(
        ({ id, state, method, amountCents, paidOn, reportedAt, decidedByName, reason, fileId, contentType }) => (
          <li key={id}>
            <FilePreview
              file={{ name: t("file"), type: contentType, href: `/${seller}/api/file/${fileId}?motivo=review` }}
            />
            <p>
              <Day value={dayInRome(instantFromDb(reportedAt))} /> · {t(`methods.${method}`)} · {t(`states.${state}`)}
              {amountCents !== null && (
                <>
                  {" · "}
                  <Money cents={amountCents} />
                </>
              )}
              {paidOn && (
                <>
                  {" · "}
                  {t("paid-on-short")} <Day value={fromDb(paidOn)} />
                </>
              )}
              {reason && <> · {t(`reasons.${reason}`)}</>}
              {decidedByName && <> · {decidedByName}</>}
            </p>
            {state === "open" && <RefuseReceiptForm action={refuse} reportId={id} />}
          </li>
        ),
      )}
    </ul>
  );
}
